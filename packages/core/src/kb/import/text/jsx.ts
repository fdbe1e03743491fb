import type { Element, ElementContent } from "hast";
import { toMdast } from "hast-util-to-mdast";
import type { Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { componentBlocks } from "./components.ts";
import { expressionOf, literalOf, type Piece, piecesOf } from "./expressions.ts";
import { boxNames, isHtmlName, silentNames } from "./html-names.ts";
import { attributeText } from "./jsx-attributes.ts";
import type { JsxElement, JsxState } from "./jsx-state.ts";
import { asBlocks, inline, paragraph, strong } from "./nodes.ts";
import { parseMdx } from "./parse.ts";

const deepest = 8;
const isJsx = (node: RootContent): node is JsxElement =>
  node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

const hastNames: Record<string, string> = { colSpan: "colSpan", rowSpan: "rowSpan" };
const kept = new Set(["href", "src", "alt", "title", "align", "start", "type", "checked"]);

function hastProperties(node: JsxElement, state: JsxState): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== "mdxJsxAttribute") continue;
    if (!kept.has(attribute.name) && !hastNames[attribute.name]) continue;
    properties[attribute.name] = attributeText(node, state, attribute.name) ?? "";
  }
  return properties;
}

function hastOf(node: RootContent, state: JsxState): ElementContent[] {
  if (isJsx(node) && node.name && /^[a-z]/.test(node.name)) return [hastElement(node, state)];
  return unwrapped(node, state).flatMap((each): ElementContent[] => {
    if (isJsx(each)) return [];
    const hast = toHast(each);
    const nodes = hast.type === "root" ? hast.children : [hast];
    return nodes.filter((child) => child.type === "element" || child.type === "text");
  });
}

function hastElement(node: JsxElement, state: JsxState): Element {
  const children: RootContent[] = node.children;
  return {
    type: "element",
    tagName: node.name ?? "div",
    properties: hastProperties(node, state),
    children: children.flatMap((child) => hastOf(child, state)),
  };
}

function fromHast(element: Element, isFlow: boolean): RootContent[] {
  const result = toMdast({ type: "root", children: [element] }, { document: isFlow });
  return result.type === "root" ? result.children : [];
}

function htmlBlocks(node: JsxElement, name: string, state: JsxState): RootContent[] {
  if (silentNames.has(name)) return [];
  if (name === "summary") return [paragraph(strong(inline(childrenOf(node, state))))];
  if (boxNames.has(name)) {
    const label = node.type === "mdxJsxFlowElement" ? attributeText(node, state, "aria-label") : null;
    return [...(label ? [paragraph([{ type: "text", value: label }])] : []), ...childrenOf(node, state)];
  }
  return fromHast(hastElement(node, state), node.type === "mdxJsxFlowElement");
}

/** The children of an element, with what they hold unwrapped, too. */
function childrenOf(node: JsxElement, state: JsxState): RootContent[] {
  const children: RootContent[] = node.children;
  return children.flatMap((child) => unwrapped(child, state));
}

/** A stretch of JSX inside an expression, read as a page of its own. */
function fragment(source: string, state: JsxState): RootContent[] {
  if (state.depth >= deepest) return [];
  try {
    const root = parseMdx(source);
    return root.children.flatMap((child) => unwrapped(child, { ...state, source, depth: state.depth + 1 }));
  } catch {
    return [
      paragraph([
        {
          type: "text",
          value: source
            .replace(/<[^<>]*>/g, " ")
            .replace(/\s+/g, " ")
            .trim(),
        },
      ]),
    ];
  }
}

/** What pieces of an expression say, as blocks. */
function piecesBlocks(pieces: readonly Piece[], state: JsxState): RootContent[] {
  return pieces.flatMap((piece): RootContent[] => {
    if (piece.kind === "element") return fragment(state.source.slice(piece.start, piece.end), state);
    if (piece.kind === "text") return [paragraph([{ type: "text", value: piece.value }])];
    return [
      {
        type: "list",
        ordered: false,
        spread: false,
        children: piece.values.map((value) => ({
          type: "listItem",
          spread: false,
          children: [paragraph([{ type: "text", value }])],
        })),
      },
    ];
  });
}

function expressionNodes(
  node: Extract<RootContent, { type: "mdxFlowExpression" | "mdxTextExpression" }>,
  state: JsxState,
): RootContent[] {
  const expression = expressionOf(node.data?.estree);
  const literal = literalOf(expression);
  const isFlow = node.type === "mdxFlowExpression";
  if (literal !== null) {
    const text: PhrasingContent = { type: "text", value: literal };
    return isFlow ? [paragraph([text])] : [text];
  }
  if (!expression && /^\s*(?:\/\*[\s\S]*\*\/\s*)*$/.test(node.value)) return [];
  if (state.keepsExpressions) {
    const text: PhrasingContent = { type: "text", value: `{${node.value}}` };
    return isFlow ? [paragraph([text])] : [text];
  }
  const blocks = piecesBlocks(piecesOf(expression, "children"), state);
  if (blocks.length === 0) state.note("expression_dropped", node.value.trim().slice(0, 80));
  return isFlow ? blocks : inline(blocks);
}

function partialBlocks(text: string, state: JsxState): RootContent[] {
  return state.depth >= deepest ? [] : fragment(text, { ...state, partials: new Map() });
}

const isBlank = (node: PhrasingContent) => node.type === "text" && node.value.trim() === "";
const isComponent = (node: PhrasingContent) =>
  node.type === "mdxJsxTextElement" && /^[A-Z]/.test(node.name ?? "");

/** A line of nothing but components is no sentence: each stands for itself. */
const isOnlyComponents = ({ children }: Paragraph) =>
  children.some(isComponent) && children.every((child) => isComponent(child) || isBlank(child));

function asFlow(node: PhrasingContent): RootContent {
  if (node.type !== "mdxJsxTextElement") return node;
  return Object.assign({}, node, { type: "mdxJsxFlowElement" as const, children: asBlocks(node.children) });
}

/** One node as Markdown knows it: JSX, imports and expressions are replaced by what a reader would see of them. */
function unwrapped(node: RootContent, state: JsxState): RootContent[] {
  switch (node.type) {
    case "mdxjsEsm":
      return [];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return expressionNodes(node, state);
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement": {
      const name = node.name ?? "";
      const partial = state.partials.get(name);
      if (partial !== undefined) return partialBlocks(partial, state);
      if (name === "") return childrenOf(node, state);
      const isFlow = node.type === "mdxJsxFlowElement";
      const isHtml = /^[a-z]/.test(name) && isHtmlName(name);
      const blocks = isHtml
        ? htmlBlocks(node, name, state)
        : componentBlocks(node, name, state, {
            children: childrenOf(node, state),
            spoken: (pieces) => piecesBlocks(pieces, state),
          });
      return isFlow ? asBlocks(blocks) : inline(blocks);
    }
    case "paragraph":
      if (isOnlyComponents(node)) {
        return node.children.filter(isComponent).flatMap((child) => unwrapped(asFlow(child), state));
      }
      Object.assign(node, { children: node.children.flatMap((child) => unwrapped(child, state)) });
      return [node];
    default:
      if ("children" in node) {
        const children: RootContent[] = node.children;
        Object.assign(node, { children: children.flatMap((child) => unwrapped(child, state)) });
      }
      return [node];
  }
}

/** A whole page without anything but Markdown. */
export function unwrapPage(root: Root, state: JsxState): Root {
  return { type: "root", children: root.children.flatMap((child) => unwrapped(child, state)) };
}
