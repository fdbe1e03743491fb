import type { ElementContent, Root as HastRoot } from "hast";
import { raw } from "hast-util-raw";
import { toMdast } from "hast-util-to-mdast";
import type { Html, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { isHtmlName } from "./html-names.ts";
import { walk } from "./nodes.ts";

/** Readers see no HTML: what it says becomes Markdown. Comments are nobody's reading. */

const comment = /^<!--[\s\S]*?(?:-->|$)\s*$/;
const tagName = /^<\/?([a-z][\w.:-]*)/i;

const isComment = ({ value }: Html) => comment.test(value.trim());

/** `<name>`, as people write a thing to fill in: no HTML, and no reader of HTML would show it. */
const isPlaceholder = ({ value }: Html) => {
  const name = tagName.exec(value)?.[1];
  return name !== undefined && !isHtmlName(name);
};

/** Whether a page holds HTML that says something. */
export function hasHtml(root: Root): boolean {
  for (const node of walk(root.children)) if (node.type === "html" && !isComment(node)) return true;
  return false;
}

function fromHtml(html: string, document: boolean): RootContent[] {
  const tree: HastRoot = { type: "root", children: [{ type: "raw", value: html }] };
  const parsed = raw(tree);
  const result = toMdast(parsed.type === "root" ? parsed : { type: "root", children: [] }, { document });
  return result.type === "root" ? result.children : [];
}

function placeholders(value: string): string {
  return value.replace(/<(\/?)([a-z][\w.:-]*)((?:\s[^<>]*)?)>/gi, (whole, _slash, name: string) =>
    isHtmlName(name) ? whole : whole.replace("<", "&lt;"),
  );
}

/** A line with HTML in it, as a browser would understand the whole of it. */
function line(children: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = children.map(
    (child): PhrasingContent =>
      child.type === "html" && isPlaceholder(child) ? { type: "text", value: child.value } : child,
  );
  if (!kept.some((child) => child.type === "html")) return kept;
  const holder: Paragraph = { type: "paragraph", children: kept };
  const hast = raw(toHast(holder, { allowDangerousHtml: true }));
  const elements: ElementContent[] = hast.type === "element" ? [hast] : [];
  const roots = hast.type === "root" ? hast.children : elements;
  const result = toMdast({ type: "root", children: roots }, { document: true });
  if (result.type !== "root") return kept;
  return result.children.flatMap((block) => {
    if (block.type === "paragraph" || block.type === "heading") return block.children;
    return "children" in block ? [] : [];
  });
}

const holdsLine = (node: RootContent): node is Extract<RootContent, { children: PhrasingContent[] }> =>
  node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";

function replaced(node: RootContent): RootContent[] {
  if (node.type === "html") {
    return isComment(node) ? [] : fromHtml(placeholders(node.value), true);
  }
  if (holdsLine(node)) {
    if (node.children.some((child) => child.type === "html"))
      Object.assign(node, { children: line(node.children) });
    return [node];
  }
  if ("children" in node) {
    const children: RootContent[] = node.children;
    Object.assign(node, { children: children.flatMap(replaced) });
  }
  return [node];
}

/** A page whose HTML has become Markdown. */
export function withoutHtml(root: Root): Root {
  return { type: "root", children: root.children.flatMap(replaced) };
}
