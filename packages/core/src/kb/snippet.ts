import type { Locale } from "@handrail/contracts";
import { stem, topicStems, wordsOf } from "../language/words.ts";

/** PURE. A stretch of plain text around what a search found in it, and where; never HTML. */
export type Snippet = { text: string; highlights: { start: number; end: number }[] };

const longest = 200;
const wordPattern = /[\p{L}\p{N}]+/gu;

type Mark = { start: number; end: number; stem: string };

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** The word that may still be being typed: found as a beginning too. */
function unfinishedWord(query: string, locale: Locale): string | null {
  const last = /[\p{L}\p{N}]+$/u.exec(query)?.[0].toLowerCase() ?? "";
  return last.length > 2 && topicStems(last, locale).length > 0 ? last : null;
}

function marksIn(text: string, query: string, locale: Locale): Mark[] {
  const plain = withoutAccents(query.trim());
  const stems = new Set(topicStems(plain, locale));
  const unfinished = unfinishedWord(plain, locale);
  const isFound = (word: string, wordStem: string) =>
    stems.has(wordStem) || (unfinished !== null && word.startsWith(unfinished));
  return [...text.matchAll(wordPattern)].flatMap((match) => {
    const word = wordsOf(withoutAccents(match[0]))[0] ?? "";
    const wordStem = stem(word, locale);
    return isFound(word, wordStem)
      ? [{ start: match.index, end: match.index + match[0].length, stem: wordStem }]
      : [];
  });
}

/** Where to cut: the stretch that holds the most different words of the query, the earliest of several. */
function bestStart(text: string, marks: readonly Mark[]): number {
  const counted = marks.map(({ start }) => {
    const inside = marks.filter((mark) => mark.start >= start && mark.end <= start + longest * 0.8);
    return { start, count: new Set(inside.map((mark) => mark.stem)).size };
  });
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a), { start: 0, count: 0 });
  const wanted = Math.max(0, best.start - longest * 0.2);
  return wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
}

/** At most 200 characters of a passage and an ellipsis where it was cut. */
export function makeSnippet(body: string, query: string, locale: Locale): Snippet {
  const text = body.replace(/\s+/g, " ").trim();
  const marks = marksIn(text, query, locale);
  const start = text.length <= longest ? 0 : bestStart(text, marks);
  const space = text.lastIndexOf(" ", start + longest);
  const end = text.length - start <= longest ? text.length : space > start ? space : start + longest;
  const before = start > 0 ? "… " : "";
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? " …" : ""}`,
    highlights: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}
