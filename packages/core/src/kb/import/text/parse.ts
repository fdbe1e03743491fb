import type { Root } from "mdast";
import { directiveFromMarkdown, directiveToMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { mdxFromMarkdown } from "mdast-util-mdx";
import { toMarkdown } from "mdast-util-to-markdown";
import { directive } from "micromark-extension-directive";
import { gfm } from "micromark-extension-gfm";
import { mdxjs } from "micromark-extension-mdxjs";

/** `:::name` blocks, and nothing else that begins with a colon. */
const admonitions = {
  flow: { 58: [directive().flow?.[58] ?? []].flat().filter((construct) => construct.concrete) },
};

export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false }), admonitions],
    mdastExtensions: [gfmFromMarkdown(), directiveFromMarkdown()],
  });
}

/** MDX: JSX and expressions are nodes of their own. Throws where they are not well formed. */
export function parseMdx(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false }), admonitions, mdxjs()],
    mdastExtensions: [gfmFromMarkdown(), directiveFromMarkdown(), mdxFromMarkdown()],
  });
}

/** A colon is a mark only where a block begins: in a sentence it stays as it is written. */
const admonitionsToMarkdown = {
  handlers: directiveToMarkdown().handlers,
  unsafe: [{ atBreak: true, before: ":+", character: ":" }],
};

export function writeMarkdown(root: Root): string {
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), admonitionsToMarkdown],
    bullet: "-",
    emphasis: "*",
    fences: true,
    rule: "-",
    listItemIndent: "one",
    resourceLink: false,
  })
    .replace(/&#x20;(?=\n)/g, "")
    .trim();
}
