import type { Locale } from "@handrail/contracts";
import { type PassageText, splitPassages } from "../passages.ts";
import { type Field, fields, impactOf, occurrenceWeight } from "./weights.ts";
import { readWords, type Word } from "./words.ts";

/** PURE. An article taken apart for the index. */
export type ArticleText = {
  title: string;
  excerpt: string;
  body: string;
  tags: string[];
  intents: string[];
  locale: Locale;
};

export type AnalysedPassage = PassageText & {
  /** Stem → how much it says about the passage. */
  impacts: Map<string, number>;
};

type FieldWords = Record<Field, Word[]>;
export type FieldStems = Record<Field, string[]>;

/** What `read` makes of the fields that all passages of an article share. */
export const readShared = <T>(
  { title, excerpt, tags, intents }: Pick<ArticleText, "title" | "excerpt" | "tags" | "intents">,
  read: (text: string) => T,
) => ({ title: read(title), labels: read([...tags, ...intents].join(" ")), excerpt: read(excerpt) });

const stemsOf = (words: readonly Word[]) => words.map(({ stem }) => stem);

/** The stems of every field, in order. */
const fieldStems = ({ title, labels, excerpt, heading, body }: FieldWords): FieldStems => ({
  title: stemsOf(title),
  labels: stemsOf(labels),
  excerpt: stemsOf(excerpt),
  heading: stemsOf(heading),
  body: stemsOf(body),
});

/** What each stem says about the passage that these are of; of `wanted` stems alone, where given. */
export function weighStems(stems: FieldStems, wanted?: { has(stem: string): boolean }): Map<string, number> {
  const weights = new Map<string, number>();
  for (const field of fields) {
    const each = occurrenceWeight(field, stems[field].length);
    for (const stem of stems[field]) {
      if (wanted && !wanted.has(stem)) continue;
      weights.set(stem, (weights.get(stem) ?? 0) + each);
    }
  }
  for (const [stem, weight] of weights) weights.set(stem, impactOf(weight));
  return weights;
}

/** The passages of an article with what their words say, and every word as it is written with its stem. */
export function analyseArticle(article: ArticleText): {
  passages: AnalysedPassage[];
  stems: Set<string>;
  words: Map<string, string>;
} {
  const split = splitPassages(article.body);
  const known = split.length > 0 ? split : [{ heading: "", body: article.excerpt || article.title }];
  const read = (text: string) => readWords(text, article.locale);
  const shared = readShared(article, read);
  const stems = new Set<string>();
  const words = new Map<string, string>();
  const passages = known.map(({ heading, body }) => {
    const own = { ...shared, heading: read(heading), body: read(body) };
    for (const field of fields) for (const { text, stem } of own[field]) words.set(text, stem);
    const impacts = weighStems(fieldStems(own));
    for (const stem of impacts.keys()) stems.add(stem);
    return { heading, body, impacts };
  });
  return { passages, stems, words };
}
