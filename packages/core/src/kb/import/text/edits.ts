import type { Definition, Image, Link, Root } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import { walk } from "./nodes.ts";

/** Where an address leads in the help centre; null where it stays as it is; "" for an image that is not there. */
export type Rewrite = (url: string, kind: "link" | "image") => string | null;

type Edit = { start: number; end: number; text: string };
type Addressed = Link | Image | Definition;

const isAddressed = (node: { type: string }): node is Addressed =>
  node.type === "link" || node.type === "image" || node.type === "definition";

const written = (node: Addressed) => toMarkdown(node, { resourceLink: true }).trim();

function* addressed(root: Root): Generator<Addressed> {
  for (const node of walk(root.children)) if (isAddressed(node)) yield node;
}

/** Images that a definition serves cannot be told from links by it: what the address names decides. */
const kindOf = (node: Addressed) =>
  node.type === "image" ||
  (node.type === "definition" && /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i.test(node.url))
    ? "image"
    : "link";

/** Rewrites addresses in the tree. */
export function rewriteTree(root: Root, rewrite: Rewrite): void {
  for (const node of addressed(root)) {
    const url = rewrite(node.url, kindOf(node));
    if (url === "" && node.type === "image") Object.assign(node, { type: "text", value: node.alt ?? "" });
    else if (url) node.url = url;
  }
}

function editOf(source: string, node: Addressed, url: string): Edit | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return null;
  if (url === "") return node.type === "image" ? { start, end, text: node.alt ?? "" } : null;
  if (node.type !== "link") return { start, end, text: written({ ...node, url }) };
  const last = node.children.at(-1)?.position?.end.offset;
  if (last === undefined || source[last] !== "]") {
    return source[start] === "[" ? { start, end, text: written({ ...node, url }) } : null;
  }
  const empty = written({ ...node, url, children: [{ type: "text", value: "x" }] });
  return { start: last, end, text: empty.slice(empty.indexOf("](")) };
}

/** Rewrites addresses in the text itself; everything else stays as it was written, to the letter. */
export function rewriteSource(source: string, root: Root, rewrite: Rewrite): string {
  const edits: Edit[] = [];
  for (const node of addressed(root)) {
    const url = rewrite(node.url, kindOf(node));
    const edit = url === null ? null : editOf(source, node, url);
    if (edit) edits.push(edit);
  }
  let result = source;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}
