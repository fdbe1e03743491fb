import type { Locale } from "@handrail/contracts";
import { type FieldStems, weighStems } from "./analyse.ts";
import type { Candidate } from "./candidates.ts";
import { fullWeight, isStopWord, strongest, type WantedWord } from "./query-plan.ts";
import { readPassage } from "./read-passage.ts";
import { greatestImpact, pairWeight, popularity } from "./weights.ts";

/**
 * PURE. Weighs the candidates exactly: every word of the query in every field, and words that stand side by side.
 * Words that hold every sentence together find nothing alone, unless as a title: `who` is a command, too.
 */
export type Ranked<T> = T & {
  /** From 0 (nothing) to 1 (every word of the query, as strongly as can be). */
  score: number;
};

type Weight = { word: WantedWord; weight: number };

function weightsByStem(words: readonly WantedWord[], locale: Locale) {
  const weights = new Map<string, Weight[]>();
  for (const word of words) {
    for (const term of word.terms) {
      if (term.locale !== locale) continue;
      weights.set(term.stem, [...(weights.get(term.stem) ?? []), { word, weight: term.weight }]);
    }
  }
  return weights;
}

/** Neighbours of the query → what it adds to find them side by side. */
function pairsOf(words: readonly WantedWord[], locale: Locale) {
  const pairs = new Map<string, number>();
  for (const [index, second] of words.entries()) {
    const first = words[index - 1];
    if (!first) continue;
    const worth = pairWeight * Math.min(strongest(first), strongest(second));
    if (worth === 0) continue;
    for (const before of first.terms) {
      for (const after of second.terms) {
        if (before.locale === locale && after.locale === locale)
          pairs.set(`${before.stem} ${after.stem}`, worth);
      }
    }
  }
  return pairs;
}

function foundPairs(
  pairs: ReadonlyMap<string, number>,
  { title, heading, body }: FieldStems,
  stems: ReadonlyMap<string, unknown>,
): number {
  const found = new Map<string, number>();
  for (const field of [title, heading, body]) {
    let before: string | null = null;
    for (const stem of field) {
      const isAsked = stems.has(stem);
      if (isAsked && before !== null) {
        const key = `${before} ${stem}`;
        const worth = pairs.get(key);
        if (worth !== undefined) found.set(key, worth);
      }
      before = isAsked ? stem : null;
    }
  }
  return [...found.values()].reduce((sum, worth) => sum + worth, 0);
}

function weigherOf(words: readonly WantedWord[], inOrder: readonly WantedWord[], locale: Locale) {
  const stems = weightsByStem(words, locale);
  const pairs = pairsOf(inOrder, locale);
  return (passage: FieldStems) => {
    const said = new Map<WantedWord, number>();
    for (const [stem, impact] of weighStems(passage, stems)) {
      for (const { word, weight } of stems.get(stem) ?? []) {
        said.set(word, Math.max(said.get(word) ?? 0, weight * impact));
      }
    }
    const together = pairs.size > 0 ? foundPairs(pairs, passage, stems) : 0;
    return [...said.values()].reduce((sum, value) => sum + value, together);
  };
}

function isTitle({ title }: FieldStems, words: readonly WantedWord[], locale: Locale): boolean {
  return title.length > 0 && title.every((stem) => words.some(({ stems }) => stems[locale] === stem));
}

/** @param asked how many of `words`, from the first, are the query's own, in its order */
export function rank(
  candidates: readonly Candidate[],
  words: readonly WantedWord[],
  asked: number,
): Ranked<Candidate>[] {
  const inOrder = words.slice(0, asked);
  const full = fullWeight(inOrder) * greatestImpact;
  const onlyTitles = words.every((word) => word.terms.length === 0 || isStopWord(word));
  const weighers = new Map<Locale, ReturnType<typeof weigherOf>>();
  const ranked = candidates.flatMap((candidate) => {
    const { locale } = candidate;
    const weigh = weighers.get(locale) ?? weigherOf(words, inOrder, locale);
    weighers.set(locale, weigh);
    const passage = readPassage(candidate);
    if (onlyTitles && !isTitle(passage, inOrder, locale)) return [];
    const said = weigh(passage);
    const score = full > 0 ? Math.min(1, (said * popularity(candidate.view_count)) / full) : 0;
    return [{ ...candidate, score }];
  });
  return ranked.toSorted((a, b) => b.score - a.score || b.view_count - a.view_count || a.number - b.number);
}
