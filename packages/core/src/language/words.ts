/// <reference path="./snowball-stemmers.d.ts" />
import type { Locale } from "@handrail/contracts";
import snowball from "snowball-stemmers";
import { negations, stopWords } from "./stop-words.ts";

/** PURE. Words, stems and the language of a text, for comparing what people write with what articles say. */
const stemmers = { en: snowball.newStemmer("english"), es: snowball.newStemmer("spanish") };
const longestWord = 40;
const cacheLimit = 60_000;
const caches = { en: new Map<string, string>(), es: new Map<string, string>() };

const wordPattern = /[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu;

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().replaceAll("’", "'").match(wordPattern) ?? [];
}

const withoutAccents = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** One word's stem, without accents, so that “conexión” and “conexion” are the same. */
export function stem(word: string, language: Locale): string {
  const cache = caches[language];
  const known = cache.get(word);
  if (known !== undefined) return known;
  const plain = word.length > longestWord ? word.slice(0, longestWord) : word;
  const result = withoutAccents(stemmers[language].stem(plain.replace(/'s$/, "")));
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(word, result);
  return result;
}

/** Stems of the words that carry a topic. */
export function topicStems(text: string, language: Locale): string[] {
  return wordsOf(text)
    .filter((word) => !stopWords[language].has(word) && (word.length > 1 || /\d/.test(word)))
    .map((word) => stem(word, language));
}

/** How far a negation reaches: to the next word with a topic, at most this many words on. */
const negationReach = 5;

/** The topic stems of a text, told apart by whether a negation stands before them: `carry`, `not carry`. */
export function polarisedStems(text: string, language: Locale): { stem: string; isNegated: boolean }[] {
  let reach = 0;
  return wordsOf(text).flatMap((word) => {
    if (negations[language].has(word)) {
      reach = negationReach;
      return [];
    }
    const isTopic = !stopWords[language].has(word);
    const isNegated = isTopic && reach > 0;
    reach = isTopic ? 0 : reach - 1;
    return isTopic ? [{ stem: stem(word, language), isNegated }] : [];
  });
}

/** The language that a text is written in; `fallback` where it is too short to tell. */
export function detectLanguage(text: string, fallback: Locale): Locale {
  const words = wordsOf(text.slice(0, 4_000));
  const count = (language: Locale) => words.filter((word) => stopWords[language].has(word)).length;
  const marks = (text.match(/[¿¡ñáéíóú]/gi) ?? []).length;
  const en = count("en");
  const es = count("es") + marks;
  if (en === es) return fallback;
  return es > en ? "es" : "en";
}
