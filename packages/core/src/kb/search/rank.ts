import type { Locale } from "@handrail/contracts";
import { readShared, weighWords } from "./analyse.ts";
import type { Candidate } from "./candidates.ts";
import { fullWeight, isStopWord, strongest, type WantedWord } from "./query-plan.ts";
import { greatestImpact, pairWeight, popularity } from "./weights.ts";
import { readWords, type Word } from "./words.ts";

/**
 * PURE. Weighs the candidates exactly: every word of the query in every field, and words that stand side by side.
 * Words that hold every sentence together find nothing alone, unless as a title: `who` is a command, too.
 */
export type Ranked<T> = T & {
  /** From 0 (nothing) to 1 (every word of the query, as strongly as can be). */
  score: number;
};

type Shared = ReturnType<typeof readShared>;
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
  words: readonly Word[],
  stems: ReadonlyMap<string, unknown>,
): number {
  const found = new Map<string, number>();
  for (const [index, { stem }] of words.entries()) {
    const before = words[index - 1];
    if (!before || !stems.has(stem) || !stems.has(before.stem)) continue;
    const key = `${before.stem} ${stem}`;
    const worth = pairs.get(key);
    if (worth !== undefined) found.set(key, worth);
  }
  return [...found.values()].reduce((sum, worth) => sum + worth, 0);
}

function weigherOf(words: readonly WantedWord[], inOrder: readonly WantedWord[], locale: Locale) {
  const stems = weightsByStem(words, locale);
  const pairs = pairsOf(inOrder, locale);
  return (shared: Shared, heading: Word[], body: Word[]) => {
    const said = new Map<WantedWord, number>();
    for (const [stem, impact] of weighWords({ ...shared, heading, body }, stems)) {
      for (const { word, weight } of stems.get(stem) ?? []) {
        said.set(word, Math.max(said.get(word) ?? 0, weight * impact));
      }
    }
    const together = pairs.size > 0 ? foundPairs(pairs, [...shared.title, ...heading, ...body], stems) : 0;
    return [...said.values()].reduce((sum, value) => sum + value, together);
  };
}

/** @param asked how many of `words`, from the first, are the query's own, in its order */
export function rank(
  candidates: readonly Candidate[],
  words: readonly WantedWord[],
  asked: number,
): Ranked<Candidate>[] {
  const inOrder = words.slice(0, asked);
  const full = fullWeight(inOrder) * greatestImpact;
  const onlyTitles = inOrder.every(isStopWord);
  const weighers = new Map<Locale, ReturnType<typeof weigherOf>>();
  const shared = new Map<string, Shared>();
  const ranked = candidates.flatMap((candidate) => {
    const { locale } = candidate;
    const weigh = weighers.get(locale) ?? weigherOf(words, inOrder, locale);
    weighers.set(locale, weigh);
    const fields = shared.get(candidate.article_id) ?? readShared(candidate);
    shared.set(candidate.article_id, fields);
    if (onlyTitles && !fields.title.some((word) => inOrder.some(({ text }) => text === word.text))) return [];
    const said = weigh(fields, readWords(candidate.heading, locale), readWords(candidate.body, locale));
    const score = full > 0 ? Math.min(1, (said * popularity(candidate.view_count)) / full) : 0;
    return [{ ...candidate, score }];
  });
  return ranked.toSorted((a, b) => b.score - a.score || b.view_count - a.view_count || a.number - b.number);
}
