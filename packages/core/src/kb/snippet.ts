import type { Locale } from "@handrail/contracts";
import { stopWords } from "../language/stop-words.ts";
import type { WantedWord } from "./search/query-plan.ts";
import { readWords } from "./search/words.ts";

/** PURE. A stretch of plain text around what a search found in it, and where; never HTML. */
export type Snippet = { text: string; highlights: { start: number; end: number }[] };

const longestSnippet = 200;
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

type Mark = { start: number; end: number; stem: string };
/** The stem under which a word was found, or null. */
type IsFound = (word: string) => string | null;

const isPlain = /^[a-z\d]+$/i;
const firstOf = (text: string) => text.charAt(0).toLowerCase();

/** What of a text in `locale` was looked for; words that hold every sentence together are not marked. */
export function markWords(words: readonly WantedWord[], locale: Locale): IsFound {
  const stems = new Set(
    words.flatMap(({ terms }) => terms.flatMap((term) => (term.locale === locale ? [term.stem] : []))),
  );
  const firsts = new Set([...stems].map(firstOf));
  const read = (word: string) => {
    const first = readWords(word, locale)[0];
    return first && stems.has(first.stem) && !stopWords[locale].has(first.text) ? first.stem : null;
  };
  const known = new Map<string, string | null>();
  return (word) => {
    // A stem begins as its word does; most words need not be read further.
    if (!firsts.has(firstOf(word)) && isPlain.test(word)) return null;
    const before = known.get(word);
    if (before !== undefined) return before;
    const stem = read(word);
    known.set(word, stem);
    return stem;
  };
}

function marksIn(text: string, isFound: IsFound): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const stem = isFound(match[0]);
    if (stem !== null) marks.push({ start: match.index, end: match.index + match[0].length, stem });
  }
  return marks;
}

/** Where to cut: the stretch that holds the most different words of the query, the earliest of several. */
function bestStart(text: string, marks: readonly Mark[], longest: number): number {
  const counted = marks.map(({ start }) => {
    const inside = marks.filter((mark) => mark.start >= start && mark.end <= start + longest * 0.8);
    return { start, count: new Set(inside.map((mark) => mark.stem)).size };
  });
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a), { start: 0, count: 0 });
  const wanted = Math.max(0, best.start - longest * 0.2);
  return wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
}

/** At most `longest` characters of a passage and an ellipsis where it was cut. */
export function makeSnippet(body: string, isFound: IsFound, longest = longestSnippet): Snippet {
  const text = body.replace(/\s+/g, " ").trim();
  const marks = marksIn(text, isFound);
  const start = text.length <= longest ? 0 : bestStart(text, marks, longest);
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
