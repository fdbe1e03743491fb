import { type Features, groupWeights } from "./features.ts";

/** PURE. Texts as vectors of one length: rare features weigh more, unknown ones shorten what is known. */
export type Vocabulary = {
  keys: Uint32Array;
  idf: Float32Array;
  places: ReadonlyMap<number, number>;
  /** What a feature weighs that no text had. */
  rarest: number;
};
export type SparseVector = { places: Int32Array; values: Float32Array };

const wholeLength = Math.hypot(...groupWeights);

/** A vocabulary as it is kept: its hashes in ascending order, and what each weighs. */
export function toVocabulary(keys: Uint32Array, idf: Float32Array): Vocabulary {
  const places = new Map(Array.from(keys, (key, place) => [key, place] as const));
  return { keys, idf, places, rarest: idf.reduce((most, value) => Math.max(most, value), Math.LN2) };
}

/** The most frequent features of all texts, at most `most`; which texts come first does not matter. */
export function buildVocabulary(texts: readonly Features[], most: number): Vocabulary {
  const frequency = new Map<number, number>();
  for (const groups of texts) {
    for (const group of groups) {
      for (const key of group.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }
  const chosen = [...frequency]
    .sort(([a, often], [b, seldom]) => seldom - often || a - b)
    .slice(0, most)
    .sort(([a], [b]) => a - b);
  const idf = chosen.map(([, count]) => Math.log(1 + texts.length / count));
  return toVocabulary(
    Uint32Array.from(chosen, ([key]) => key),
    Float32Array.from(idf),
  );
}

/**
 * The vector of a text. Its length is the share of the text that is known, so that a text about something else is
 * near to nothing, and nothing sounds sure of it.
 */
export function vectorOf(groups: Features, { places, idf, rarest }: Vocabulary): SparseVector {
  const found: number[] = [];
  const values: number[] = [];
  for (const [index, group] of groups.entries()) {
    const start = values.length;
    let square = 0;
    for (const [key, count] of group) {
      const place = places.get(key);
      const value = (1 + Math.log(count)) * (place === undefined ? rarest : (idf[place] ?? 0));
      square += value * value;
      if (place === undefined) continue;
      found.push(place);
      values.push(value);
    }
    const factor = (groupWeights[index] ?? 1) / (wholeLength * (Math.sqrt(square) || 1));
    for (let at = start; at < values.length; at += 1) values[at] = (values[at] ?? 0) * factor;
  }
  return { places: Int32Array.from(found), values: Float32Array.from(values) };
}
