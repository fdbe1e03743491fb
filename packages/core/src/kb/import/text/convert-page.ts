import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import type { Root } from "mdast";
import { toString as toText } from "mdast-util-to-string";
import { type Rewrite, rewriteSource, rewriteTree } from "./edits.ts";
import { hasHtml, withoutHtml } from "./html.ts";
import { unwrapPage } from "./jsx.ts";
import { parseMarkdown, parseMdx, writeMarkdown } from "./parse.ts";

export type ConvertNote = {
  code: "mdx_unreadable" | "expression_dropped" | "component_unwrapped";
  detail: string;
};

export type PageToConvert = {
  body: string;
  isMdx: boolean;
  /** Written by an export of ours: nothing but addresses is changed. */
  isOwn: boolean;
  partials: ReadonlyMap<string, string>;
  images: ReadonlyMap<string, string>;
  rewrite: Rewrite;
};

export type ConvertedPage = { body: string; root: Root; notes: ConvertNote[] };

const importLine = /^import\s[^\n]*?\sfrom\s+['"][^'"\n]+['"];?[ \t]*$/m;
const component = /^[^\S\n]*<[A-Z]\w*(?:[\s/>]|$)/m;
const ownHeadingId = /^( {0,3}#{1,6}[ \t].{0,500}?)[ \t]{0,20}\\?\{#[\w-]{1,200}\\?\}[ \t]*$/gm;
const esm =
  /^(?:import\s[^\n]*?from\s+['"][^'"\n]+['"];?|import\s+['"][^'"\n]+['"];?|export\s+default\s[^\n]*)[ \t]*$/gm;

function asMdx(page: PageToConvert, body: string, notes: ConvertNote[]): Root | null {
  try {
    return unwrapPage(parseMdx(body), {
      source: body,
      partials: page.partials,
      images: page.images,
      keepsExpressions: !page.isMdx,
      depth: 0,
      note: (code, detail) => notes.push({ code, detail }),
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (page.isMdx) notes.push({ code: "mdx_unreadable", detail: detail.slice(0, 200) });
    return null;
  }
}

/** PURE. Without HTML's comments, which MDX refuses, and ids of headings, which it takes for expressions. */
export const readable = (body: string) => withoutComments(body).replace(ownHeadingId, "$1");

function withoutComments(body: string): string {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = body.indexOf("<!--", at);
    const end = open === -1 ? -1 : body.indexOf("-->", open + 4);
    if (end === -1) return kept + body.slice(at);
    kept += body.slice(at, open);
    at = end + 3;
  }
}

/**
 * PURE. A page as readers of the help centre can see it: Markdown alone. JSX and HTML become what they say; what was
 * Markdown already stays as it was written, but for the addresses of links and images.
 */
export function convertPage(page: PageToConvert): ConvertedPage {
  const notes: ConvertNote[] = [];
  if (page.isOwn) {
    const own = page.body.replace(/^\n/, "");
    const root = parseMarkdown(own);
    return { body: rewriteSource(own, root, page.rewrite).trimEnd(), root, notes };
  }
  const source = normaliseAdmonitions(page.body);
  if (page.isMdx || importLine.test(source) || component.test(source)) {
    const root = asMdx(page, readable(source), notes);
    if (root) {
      rewriteTree(root, page.rewrite);
      return { body: writeMarkdown(root), root, notes };
    }
  }
  const plain = (page.isMdx ? source.replace(esm, "") : source).replace(ownHeadingId, "$1");
  const root = parseMarkdown(plain);
  if (hasHtml(root)) {
    const converted = withoutHtml(root);
    rewriteTree(converted, page.rewrite);
    return { body: writeMarkdown(converted), root: converted, notes };
  }
  return { body: rewriteSource(plain, root, page.rewrite).trim(), root, notes };
}

/** The first words of a page, for cards: those of its first paragraph or quotation, cut between sentences. */
export function firstWords(root: Root, most: number): string {
  for (const node of root.children) {
    if (node.type !== "paragraph" && node.type !== "blockquote") continue;
    const words = (
      node.type === "blockquote" ? node.children.map((child) => toText(child)).join(" ") : toText(node)
    )
      .replace(/\[![A-Z]+\]/g, "")
      .replace(/\s+/g, " ")
      .trim();
    if (words.length < 3) continue;
    if (words.length <= most) return words;
    const head = words.slice(0, most - 1);
    const sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf("? "), head.lastIndexOf("! "));
    if (sentence > most / 3) return head.slice(0, sentence + 1);
    const space = head.lastIndexOf(" ");
    return `${head.slice(0, space > 0 ? space : head.length)}…`;
  }
  return "";
}
