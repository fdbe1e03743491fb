import { type ArticleVisibility, type Locale, locales } from "@handrail/contracts";
import { stem, wordsOf } from "../../language/words.ts";

/** PURE. How text becomes words for the index and for a query: one way for both. */
export type Word = {
  /** As it is written, in lower case and without accents. */
  text: string;
  stem: string;
};

const longestWord = 40;

const isPlain = (text: string) => /^[\0-\x7f]*$/.test(text);
const withoutAccents = (text: string) =>
  isPlain(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");

const plainWords = (text: string) => wordsOf(withoutAccents(text));
const cut = (word: string) => (word.length > longestWord ? word.slice(0, longestWord) : word);

/** The words of a text in one language, in order. */
export function readWords(text: string, locale: Locale): Word[] {
  return plainWords(text).map((word) => {
    const short = cut(word);
    return { text: short, stem: stem(short, locale) };
  });
}

/** The stems of those words alone. */
export const readStems = (text: string, locale: Locale): string[] =>
  plainWords(text).map((word) => stem(cut(word), locale));

/** The dictionary that an article's words are kept in: readers of public articles never touch the internal ones. */
export const dictionaryOf = (locale: Locale, visibility: ArticleVisibility) =>
  visibility === "internal" ? `${locale}-internal` : locale;

export const localeOfDictionary = (dictionary: string): Locale =>
  locales.find((locale) => dictionary.startsWith(locale)) ?? "en";

/** Every dictionary that a reader may search. */
export const readableDictionaries = (withInternal: boolean) =>
  locales.flatMap((locale) =>
    withInternal
      ? [dictionaryOf(locale, "public"), dictionaryOf(locale, "internal")]
      : [dictionaryOf(locale, "public")],
  );
