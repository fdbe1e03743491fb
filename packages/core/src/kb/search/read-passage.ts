import type { Locale } from "@handrail/contracts";
import { type FieldStems, readShared } from "./analyse.ts";
import { readStems } from "./words.ts";

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

const mostKept = 12_000;
const kept = new Map<string, FieldStems>();

/** The stems of a passage in its own language. */
export function readPassage(passage: PassageText): FieldStems {
  const known = kept.get(passage.id);
  if (known) return known;
  const stemsOf = (text: string) => readStems(text, passage.locale);
  const { heading, body } = passage;
  const read = { ...readShared(passage, stemsOf), heading: stemsOf(heading), body: stemsOf(body) };
  if (kept.size >= mostKept) {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  kept.set(passage.id, read);
  return read;
}
