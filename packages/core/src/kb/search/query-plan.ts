import { type Locale, locales } from "@handrail/contracts";
import { stopWords } from "../../language/stop-words.ts";
import { rarity, stopWordWeight } from "./weights.ts";
import { readWords, type Word } from "./words.ts";

/** PURE. What is looked for: the query's words in order, each with the terms of the index that stand for it. */
export type Term = { id: number; locale: Locale; stem: string; weight: number; articles: number };
export type WantedWord = {
  text: string;
  stems: Record<Locale, string>;
  terms: Term[];
  /** What the word weighs where the index does not know it. */
  unknownWeight: number;
};

/** A term as the dictionary knows it. `articles` and `total`: how many have it, of how many. */
export type KnownTerm = { id: number; locale: Locale; stem: string; articles: number; total: number };

/** Longer questions say the rest in detail. */
const mostWords = 48;
const shortestBeginning = 2;

export type QueryText = {
  words: WantedWord[];
  /** The last word, where it may still be being typed. */
  beginning: string | null;
};

/** The query's distinct words in every language. */
export function readQuery(query: string): QueryText {
  const byLocale = locales.map((locale): [Locale, Word[]] => [locale, readWords(query, locale)]);
  const inOrder = byLocale[0]?.[1] ?? [];
  const words = inOrder.map(({ text }, index): WantedWord => {
    const stemIn = (locale: Locale) => byLocale.find(([name]) => name === locale)?.[1][index]?.stem ?? text;
    return { text, stems: { en: stemIn("en"), es: stemIn("es") }, terms: [], unknownWeight: 0 };
  });
  const distinct = [...new Map(words.toReversed().map((word) => [word.text, word])).values()].toReversed();
  const last = /[\p{L}\p{N}]$/u.test(query.trimEnd()) && query === query.trimEnd() ? words.at(-1) : undefined;
  const beginning = last && last.text.length >= shortestBeginning ? last.text : null;
  return { words: distinct.slice(0, mostWords), beginning };
}

/** Two words written apart that may be written together: “git hub”. */
export const joinedWords = (words: readonly WantedWord[]) =>
  words.slice(1).map((word, index) => `${words[index]?.text ?? ""}${word.text}`);

/** Whether a word tells nothing of what is looked for, in any language. */
export const isStopWord = ({ text }: WantedWord) => locales.some((locale) => stopWords[locale].has(text));

/** Adds a term that stands for the word, `share` of its weight. */
export function addTerm(word: WantedWord, known: KnownTerm, share: number): void {
  const { id, locale, stem, articles, total } = known;
  const stop = stopWords[locale].has(word.text) ? stopWordWeight : 1;
  const weight = share * stop * rarity(total, articles);
  const same = word.terms.find((term) => term.id === id);
  if (same) same.weight = Math.max(same.weight, weight);
  else word.terms.push({ id, locale, stem, articles, weight });
}

/** A term counts for one word of the query: “delete” and “deleting” ask for the same. */
export function withoutRepeats(words: readonly WantedWord[]): void {
  const taken = new Set<number>();
  for (const word of words) {
    const own = word.terms.filter(({ id }) => !taken.has(id));
    if (own.length === 0 && word.terms.length > 0) word.unknownWeight = 0;
    word.terms = own;
    for (const { id } of own) taken.add(id);
  }
}

export const strongest = (word: WantedWord) => Math.max(0, ...word.terms.map(({ weight }) => weight));

/** What a passage that says everything that was asked would score; unknown words count as the rarest. */
export const fullWeight = (words: readonly WantedWord[]) =>
  words.reduce((sum, word) => sum + (strongest(word) || word.unknownWeight), 0);
