import type { Locale } from "@handrail/contracts";
import { type FieldStems, fieldStems, readShared } from "./analyse.ts";
import { readWords } from "./words.ts";

/** PURE. A passage as stems, kept for the next search: a passage never changes, the next revision has others. */
type PassageText = {
  id: string;
  locale: Locale;
  title: string;
  excerpt: string;
  tags: string[];
  intents: string[];
  heading: string;
  body: string;
};
export type ReadPassage = FieldStems & {
  /** What is read as one text: title, heading, body. */
  sequence: string[];
};

const mostKept = 4_000;
const kept = new Map<string, ReadPassage>();

/** The stems of a passage in its own language. */
export function readPassage(passage: PassageText): ReadPassage {
  const known = kept.get(passage.id);
  if (known) return known;
  const { locale } = passage;
  const stems = fieldStems({
    ...readShared(passage),
    heading: readWords(passage.heading, locale),
    body: readWords(passage.body, locale),
  });
  const read = { ...stems, sequence: [...stems.title, ...stems.heading, ...stems.body] };
  if (kept.size >= mostKept) {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  kept.set(passage.id, read);
  return read;
}
