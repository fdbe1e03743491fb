import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as toText } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/** PURE. Cuts an article's Markdown into passages: readable plain text, each below one heading. */

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type List = Extract<RootContent, { type: "list" }>;
type Table = Extract<RootContent, { type: "table" }>;

export type PassageText = { heading: string; body: string };

/** Short enough to quote, long enough to answer with. */
const longest = 800;

function listLines(list: List, indent = ""): string[] {
  return list.children.flatMap((item, index) => {
    const marker = list.ordered ? `${(list.start ?? 1) + index}. ` : "- ";
    const nested = item.children.filter((child) => child.type === "list");
    const text = item.children
      .filter((child) => child.type !== "list")
      .map((child) => blockLines(child).join(" "))
      .join(" ");
    return [`${indent}${marker}${text}`, ...nested.flatMap((each) => listLines(each, `${indent}   `))];
  });
}

const tableLines = (table: Table) =>
  table.children.map((row) => row.children.map((cell) => toText(cell)).join(" | "));

function blockLines(node: RootContent): string[] {
  switch (node.type) {
    case "list":
      return listLines(node);
    case "table":
      return tableLines(node);
    case "code":
      return node.value.split("\n");
    case "blockquote":
      return node.children.flatMap(blockLines);
    case "html":
    case "thematicBreak":
    case "definition":
      return [];
    default:
      return [oneLine(toText(node, { includeImageAlt: false }))].filter(Boolean);
  }
}

const oneLine = (text: string) =>
  text.includes("\n")
    ? text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .join(" ")
    : text;

/** Pieces no longer than a passage: by sentences, and where one is longer, by words. */
function cut(text: string): string[] {
  if (text.length <= longest) return [text];
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf("? "), head.lastIndexOf("! ")) + 1;
    const space = head.lastIndexOf(" ");
    const end = sentence > longest / 3 ? sentence : space > longest / 3 ? space : longest;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter(Boolean);
}

type Section = { heading: string; blocks: string[] };

function sections(markdown: string): Section[] {
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const found: Section[] = [{ heading: "", blocks: [] }];
  for (const node of children) {
    if (node.type === "heading") found.push({ heading: toText(node), blocks: [] });
    else found.at(-1)?.blocks.push(...joinBlock(blockLines(node)));
  }
  return found.filter((section) => section.blocks.length > 0);
}

/** One block of text; a list or listing that is too long breaks between its lines. */
function joinBlock(lines: string[]): string[] {
  const text = lines.join("\n").trim();
  if (!text) return [];
  return text.length <= longest ? [text] : lines.flatMap(cut);
}

/** The passages of an article in reading order. An article without text has none. */
export function splitPassages(markdown: string): PassageText[] {
  return sections(markdown).flatMap(({ heading, blocks }) => {
    const bodies: string[] = [];
    for (const block of blocks) {
      const last = bodies.at(-1);
      if (last !== undefined && last.length + block.length + 1 <= longest) {
        bodies[bodies.length - 1] = `${last}\n${block}`;
      } else bodies.push(block);
    }
    return bodies.map((body) => ({ heading, body }));
  });
}
