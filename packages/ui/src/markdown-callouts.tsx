import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import type { Processor } from "unified";

export const calloutKinds = ["note", "tip", "important", "warning", "caution"] as const;
export type CalloutKind = (typeof calloutKinds)[number];
/** The word at the top of each kind of callout, in the reader's language. */
export type CalloutLabels = Record<CalloutKind, string>;

/** What other tools call them. */
const kindOf: Record<string, CalloutKind> = {
  ...{ note: "note", info: "note", abstract: "note", question: "note", details: "note", example: "note" },
  ...{ tip: "tip", hint: "tip", success: "tip" },
  ...{ important: "important" },
  ...{ warning: "warning", warn: "warning", attention: "warning" },
  ...{ caution: "caution", danger: "caution", error: "caution", bug: "caution" },
};

type Node = {
  type: string;
  value?: string;
  name?: string;
  children?: Node[];
  data?: { directiveLabel?: boolean | null; hName?: string; hProperties?: Record<string, unknown> };
};

/** Remark plugin: reads `:::name` blocks, and nothing else that begins with a colon. */
export function readAdmonitions(this: Processor) {
  const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
  const constructs = [directive().flow?.[58] ?? []].flat().filter((construct) => construct.concrete);
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: constructs } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}

function callout(node: Node, kind: CalloutKind, title: Node[], body: Node[]) {
  node.data = { hName: "div", hProperties: { className: ["callout", `callout-${kind}`] } };
  const heading: Node = {
    type: "paragraph",
    children: title,
    data: { hName: "p", hProperties: { className: ["callout-title"] } },
  };
  node.children = [heading, ...body];
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function fromDirective(node: Node, labels: CalloutLabels) {
  const name = (node.name ?? "").toLowerCase();
  const kind = kindOf[name];
  const children = node.children ?? [];
  const label = children.find((child) => child.data?.directiveLabel);
  const word = kind ? labels[kind] : capitalised(name);
  callout(
    node,
    kind ?? "note",
    label?.children ?? [{ type: "text", value: word }],
    children.filter((child) => child !== label),
  );
}

const alertMark = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** A quotation that begins with `[!NOTE]`. */
function fromAlert(node: Node, labels: CalloutLabels) {
  const [first, ...rest] = node.children ?? [];
  const [start, ...inline] = first?.type === "paragraph" ? (first.children ?? []) : [];
  const found = start?.type === "text" ? alertMark.exec(start.value ?? "") : null;
  const kind = kindOf[found?.[1]?.toLowerCase() ?? ""];
  if (!first || !start || !found || !kind) return;
  const remaining = (start.value ?? "").slice(found[0].length);
  const after = inline[0]?.type === "break" ? inline.slice(1) : inline;
  const text = remaining ? [{ ...start, value: remaining }, ...after] : after;
  const body = text.length > 0 ? [{ ...first, children: text }, ...rest] : rest;
  callout(node, kind, [{ type: "text", value: labels[kind] }], body);
}

/** Remark plugin: GitHub's alerts and `:::` admonitions become callouts with a title. */
export function withCallouts(labels: CalloutLabels) {
  return (tree: Node) => {
    const visit = (node: Node) => {
      node.children?.forEach(visit);
      if (node.type === "containerDirective") fromDirective(node, labels);
      else if (node.type === "blockquote") fromAlert(node, labels);
    };
    visit(tree);
  };
}
