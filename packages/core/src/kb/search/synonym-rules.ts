import { type Locale, locales } from "@handrail/contracts";
import { addTerm, type KnownTerm, type WantedWord } from "./query-plan.ts";
import { readWords } from "./words.ts";

/** PURE. Phrases that mean the same to an organisation, and what they add to a query. */
export type SynonymEntry = readonly string[];

const share = 0.8;

const stemsOf = (phrase: string, locale: Locale) => readWords(phrase, locale).map(({ stem }) => stem);

/** Every stem of the phrases, in every language. */
export const synonymStems = (entries: readonly SynonymEntry[]) => [
  ...new Set(entries.flat().flatMap((phrase) => locales.flatMap((locale) => stemsOf(phrase, locale)))),
];

/** Where a phrase stands in the query, word by word; empty where it does not. */
function findPhrase(words: readonly WantedWord[], phrase: string): WantedWord[] {
  for (const locale of locales) {
    const stems = stemsOf(phrase, locale);
    if (stems.length === 0) continue;
    for (let at = 0; at + stems.length <= words.length; at += 1) {
      const here = words.slice(at, at + stems.length);
      if (here.every((word, index) => word.stems[locale] === stems[index])) return here;
    }
  }
  return [];
}

function standIn(
  word: WantedWord,
  phrase: readonly string[],
  locale: Locale,
  known: readonly KnownTerm[],
  part: number,
) {
  for (const term of known) {
    if (term.locale === locale && phrase.includes(term.stem)) addTerm(word, term, part);
  }
}

/**
 * Lets the phrases of an entry stand for one another: a single word beside the words that it means the same as, a
 * longer phrase as words of its own. Returns those.
 */
export function applySynonyms(
  words: readonly WantedWord[],
  entries: readonly SynonymEntry[],
  known: readonly KnownTerm[],
): WantedWord[] {
  const added: WantedWord[] = [];
  for (const entry of entries) {
    for (const phrase of entry) {
      const asked = findPhrase(words, phrase);
      if (asked.length === 0) continue;
      for (const other of entry) {
        if (other === phrase) continue;
        for (const locale of locales) {
          const stems = stemsOf(other, locale);
          if (stems.length === 1) for (const word of asked) standIn(word, stems, locale, known, share);
          else
            for (const stem of stems) {
              const word: WantedWord = {
                text: stem,
                stems: { en: stem, es: stem },
                terms: [],
                unknownWeight: 0,
              };
              standIn(word, [stem], locale, known, share / Math.max(1, stems.length - 1));
              if (word.terms.length > 0) added.push(word);
            }
        }
      }
    }
  }
  return added;
}
