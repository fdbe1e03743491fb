import type { Locale } from "@handrail/contracts";
import { stem, wordsOf } from "../../language/words.ts";

/** PURE. What of a text is learned from: words, pairs of words and pieces of words, as 32-bit hashes; never the text itself. */
export type Features = readonly ReadonlyMap<number, number>[];

const longestText = 2_000;
const longestWord = 24;
const pieceLength = 4;

/** What words, pairs and pieces count for, in the order of `Features`. */
export const groupWeights = [1, 1, 1.5] as const;

const seeds = { word: 0x811c9dc5, stem: 0x2f0b4a17, pair: 0x01d3a2f7, stems: 0x6c078965, piece: 0x5bd1e995 };

function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

function countAll(keys: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function pairsOf(words: readonly string[], seed: number): number[] {
  return [...words, "$"].map((word, index) => hash(`${words[index - 1] ?? "^"} ${word}`, seed));
}

function piecesOf(word: string): number[] {
  const padded = `_${word}_`;
  const count = Math.max(0, padded.length - pieceLength + 1);
  return Array.from({ length: count }, (_, start) =>
    hash(padded.slice(start, start + pieceLength), seeds.piece),
  );
}

/** Case and accents do not count; stop words do, for they tell intents apart. Reads the first 2,000 characters. */
export function featuresOf(text: string, language: Locale): Features {
  const spelled = wordsOf(text.slice(0, longestText)).map((word) => word.slice(0, longestWord));
  const stems = spelled.map((word) => stem(word, language));
  const words = spelled.map(withoutAccents);
  return [
    countAll([
      ...words.map((word) => hash(word, seeds.word)),
      ...stems.map((word) => hash(word, seeds.stem)),
    ]),
    countAll([...pairsOf(words, seeds.pair), ...pairsOf(stems, seeds.stems)]),
    countAll(words.flatMap(piecesOf)),
  ];
}
