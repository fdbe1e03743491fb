import { redactPersonal } from "@handrail/contracts/redact";

/** PURE. What a model must neither see nor change: addresses, phone numbers and links are put back by code. */
const kept =
  /https?:\/\/[^\s)\]>"']*[^\s)\]>"'.,;:!?]|[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}|\]\([^)\s]{1,2000}\)|\+?\d[\d ().-]{7,20}\d/gu;
const mark = /⟦\d{1,4}⟧/g;

const marksOf = (text: string) => [...text.matchAll(mark)].map(([found]) => found);

type Veiled = { text: string; restore(said: string): string | null };

/**
 * The text with marks in place of such things. `restore` puts them back: null where a mark is missing, is there twice,
 * or where a link stands that nobody wrote.
 */
export function veil(text: string): Veiled {
  const things: string[] = [];
  const hide = (thing: string) => {
    things.push(thing);
    return `⟦${things.length}⟧`;
  };
  const veiled = text
    .replaceAll("⟦", "[")
    .replace(kept, hide)
    .split("\n")
    .map((line) => (redactPersonal(line) === line ? line : hide(line)))
    .join("\n");
  return {
    text: veiled,
    restore(said) {
      const marks = marksOf(said);
      const shown = marksOf(veiled);
      const isWhole = marks.length === shown.length && shown.every((each) => marks.includes(each));
      const hasOwnLink = /https?:|www\.|mailto:|javascript:|data:|\]\(|<\/?[a-z!]/i.test(
        said.replace(mark, ""),
      );
      if (!isWhole || hasOwnLink) return null;
      const thingOf = (found: string) => things[Number(found.slice(1, -1)) - 1];
      const open = (words: string): string => words.replace(mark, (found) => open(thingOf(found) ?? ""));
      return open(said);
    },
  };
}
