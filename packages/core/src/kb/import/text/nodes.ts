import type { Paragraph, PhrasingContent, RootContent, Strong } from "mdast";

export const paragraph = (children: PhrasingContent[] | PhrasingContent): Paragraph => ({
  type: "paragraph",
  children: Array.isArray(children) ? children : [children],
});
export const strong = (children: PhrasingContent[]): Strong => ({ type: "strong", children });
export const text = (value: string): PhrasingContent => ({ type: "text", value });

const phrasing = new Set([
  ...["text", "emphasis", "strong", "delete", "inlineCode", "break", "link", "image", "linkReference"],
  ...["imageReference", "footnoteReference", "html", "mdxTextExpression", "mdxJsxTextElement"],
]);

export const isPhrasing = (node: RootContent): node is PhrasingContent => phrasing.has(node.type);

/** Blocks as they fit into a line: paragraphs lose their frame, other blocks keep their words. */
export function inline(blocks: readonly RootContent[]): PhrasingContent[] {
  return blocks.flatMap((block, index): PhrasingContent[] => {
    if (isPhrasing(block)) return [block];
    const gap: PhrasingContent[] = index > 0 ? [text(" ")] : [];
    if (block.type === "code")
      return [...gap, { type: "inlineCode", value: block.value.replace(/\s+/g, " ") }];
    if (!("children" in block)) return [];
    const children: RootContent[] = block.children;
    return [...gap, ...inline(children)];
  });
}

/** Every node of a tree, parents first. */
export function* walk(nodes: readonly RootContent[]): Generator<RootContent> {
  for (const node of nodes) {
    yield node;
    if ("children" in node) yield* walk(node.children);
  }
}

/** Loose words between blocks become a paragraph of their own. */
export function asBlocks(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let line: PhrasingContent[] = [];
  const flush = () => {
    if (line.some((node) => node.type !== "text" || node.value.trim() !== "")) result.push(paragraph(line));
    line = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) line.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}
