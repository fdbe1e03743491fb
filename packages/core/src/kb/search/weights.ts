/**
 * PURE. What the words of a passage say about it: BM25F (Robertson, Zaragoza and Taylor 2004). Each field's count is
 * weighted and brought to a common length, the sum saturates. Lengths are measured against fixed pivots and not
 * against averages, so that a posting stays right when other articles come and go.
 */
export const fields = ["title", "labels", "excerpt", "heading", "body"] as const;
export type Field = (typeof fields)[number];

const fieldWeights: Record<Field, number> = { title: 6, labels: 3, excerpt: 1.5, heading: 2, body: 1 };
/** Words in a usual field, and how strongly a longer one is held against it. */
const pivots: Record<Field, { words: number; slope: number }> = {
  title: { words: 6, slope: 0.5 },
  labels: { words: 6, slope: 0.3 },
  excerpt: { words: 20, slope: 0.5 },
  heading: { words: 5, slope: 0 },
  body: { words: 60, slope: 0.75 },
};
const saturation = 2;

/** The most that one word can say. */
export const greatestImpact = 1 + saturation;

/** How a field's length divides what one occurrence in it says. */
export function occurrenceWeight(field: Field, length: number): number {
  const { words, slope } = pivots[field];
  return fieldWeights[field] / (1 - slope + slope * (Math.max(1, length) / words));
}

/** @param weight sum of the occurrence weights of a word in a passage */
export const impactOf = (weight: number) => (weight * (1 + saturation)) / (weight + saturation);

/** Impacts are stored as small integers. */
export const impactScale = 10_000;

/** How much a word tells articles apart: rare ones most. */
export const rarity = (articles: number, articlesWithWord: number) =>
  Math.log(1 + (articles - articlesWithWord + 0.5) / (articlesWithWord + 0.5));

/** Words that every language is held together by still count, but little. */
export const stopWordWeight = 0.35;
/** What two words of the query add where they also stand side by side in the passage. */
export const pairWeight = 0.3;

const popularityShare = 0.03;
/** A small bonus for what is read often: it decides between equals and overturns nothing. */
export const popularity = (views: number) =>
  1 + popularityShare * Math.min(1, Math.log10(1 + Math.max(0, views)) / 4);
