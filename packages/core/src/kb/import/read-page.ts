import type { Locale } from "@handrail/contracts";
import { toString as toText } from "mdast-util-to-string";
import { importLimits } from "./limits.ts";
import { localeOfPath } from "./locale-of-path.ts";
import { readFields } from "./page-fields.ts";
import { baseName, extensionOf, folderOf, withoutExtension } from "./safe-path.ts";
import { FileRefused, type SourceFile } from "./source/source.ts";
import { decodeText } from "./text/decode.ts";
import { splitFrontMatter } from "./text/front-matter.ts";
import { headingOf, headingTargets } from "./text/heading-ids.ts";
import { parseMarkdown } from "./text/parse.ts";
import type { Note, ScannedPage } from "./types.ts";

const fence = /^ {0,3}(`{3,}|~{3,})/;
const longestHeading = 2_000;
const pageImport = /^import\s+(\w+)\s+from\s+['"]([^'"\n]+\.mdx?)['"]/gm;
const imageImport = /^import\s+(\w+)\s+from\s+['"]([^'"\n]+\.(?:png|jpe?g|gif|webp|avif|svg))['"]/gm;

/** PURE. The first heading of the first level, before any other heading; null where there is none. */
export function firstHeading(body: string): string | null {
  let open: string | null = null;
  let before = "";
  for (const line of body.split("\n")) {
    const mark = fence.exec(line)?.[1];
    if (mark && !open) open = mark;
    else if (mark && open && mark.startsWith(open)) open = null;
    if (open) continue;
    const found = headingOf(line);
    if (found) return found.level === 1 ? plain(found.text) : null;
    if (/^=+[ \t]*$/.test(line) && before.trim()) return plain(before.trim().slice(0, longestHeading));
    before = line;
  }
  return null;
}

const plain = (markdown: string) =>
  toText(parseMarkdown(markdown.replace(/\\?\{#[\w-]+\\?\}\s*$/, "").replace(/<[^<>]*>/g, "")))
    .replace(/\s+/g, " ")
    .trim() || null;

/** PURE. The name of a file as words: `02-getting_started.md` → `Getting started`. */
export function titleOfPath(path: string): string {
  const name = withoutExtension(baseName(path)).replace(/\.[a-z]{2}$/i, "");
  const said = /^(?:index|readme)$/i.test(name) ? baseName(folderOf(path)) || name : name;
  const words = said
    .replace(/^[_\d]{1,3}[-_. ]+(?=\D)/, "")
    .replace(/[-_]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : path;
}

const namesIn = (body: string, pattern: RegExp) =>
  new Map([...body.matchAll(pattern)].map(([, name = "", address = ""]) => [name, address]));

/** The text of a page; throws FileRefused. */
export async function readPageText(file: SourceFile) {
  return decodeText(await file.read(importLimits.page));
}

/** What a page is, before it is known what becomes of it. Throws FileRefused. */
export async function readPage(file: SourceFile, defaultLocale: Locale): Promise<ScannedPage> {
  const { path } = file;
  const { text, isGuess } = await readPageText(file);
  const { data, body, problem } = splitFrontMatter(text);
  const fields = readFields(data);
  const notes: Note[] = [];
  if (isGuess) notes.push({ code: "not_utf8", detail: "" });
  if (problem) notes.push({ code: "front_matter_unreadable", detail: problem });
  if (fields.language && "unknown" in fields.language) {
    throw new FileRefused("unsupported_language", fields.language.unknown);
  }
  const { key, locale } = localeOfPath(path);
  return {
    file,
    path,
    key,
    locale: fields.language?.locale ?? locale ?? defaultLocale,
    title: fields.title ?? firstHeading(body) ?? titleOfPath(path),
    fields,
    isMdx: extensionOf(path) === "mdx",
    headings: headingTargets(body),
    partials: namesIn(body, pageImport),
    images: namesIn(body, imageImport),
    notes,
  };
}
