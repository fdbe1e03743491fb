import { toString as toText } from "mdast-util-to-string";
import { parseMarkdown } from "./parse.ts";

/** PURE. The ids of headings, as the help centre gives them out, so that links into a page go on leading somewhere. */

const slugged = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

export const headingId = (text: string) => `section-${slugged(text) || "heading"}`;

const ownId = /\s*\\?\{#([\w-]+)\\?\}\s*$/;
/** A line that is longer is no heading of anything. */
const longest = 2_000;
const heading = /^ {0,3}(#{1,6})[ \t]+(.+)$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

const plainText = (markdown: string) =>
  /[*_`[\\<&]/.test(markdown) ? toText(parseMarkdown(markdown)) : markdown;

/** PURE. What a line says that is a heading, without the marks that close it; null for any other. */
export function headingOf(line: string): { level: number; text: string } | null {
  const [, marks = "", said = ""] = (line.length <= longest && heading.exec(line)) || [];
  let end = said.trimEnd().length;
  while (said[end - 1] === "#") end -= 1;
  const text = said.slice(0, end).trim();
  return text ? { level: marks.length, text } : null;
}

/** Every id that links may name → the id that the help centre knows. */
export function headingTargets(markdown: string): Map<string, string> {
  const targets = new Map<string, string>();
  let open: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = fence.exec(line)?.[1];
    if (mark && !open) open = mark;
    else if (mark && open && mark.startsWith(open)) open = null;
    const found = open ? null : headingOf(line)?.text;
    if (!found) continue;
    const own = ownId.exec(found)?.[1];
    const id = headingId(plainText(found.replace(ownId, "")));
    targets.set(id, id);
    if (own) targets.set(own, id);
  }
  return targets;
}

/** The fragment of a link as the help centre knows it; null where the page has no such heading. */
export function targetOf(targets: ReadonlyMap<string, string>, fragment: string): string | null {
  const known = targets.get(fragment);
  if (known) return known;
  const id = headingId(fragment);
  return targets.get(id) ?? null;
}
