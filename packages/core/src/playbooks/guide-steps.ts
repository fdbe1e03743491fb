import { fromMarkdown } from "mdast-util-from-markdown";

/** PURE. The steps of an article: its first numbered list of two and more. */

const longestStep = 2_000;
const mostSteps = 30;

/** Each step as Markdown of its own; none where the article has no instructions. */
export function guideStepsOf(markdown: string): string[] {
  const { children } = fromMarkdown(markdown);
  const list = children.find(
    (node) => node.type === "list" && node.ordered === true && node.children.length > 1,
  );
  if (list?.type !== "list") return [];
  return list.children.slice(0, mostSteps).flatMap((item) => {
    const start = item.children[0]?.position?.start;
    const end = item.children.at(-1)?.position?.end.offset;
    if (start?.offset === undefined || end === undefined) return [];
    const indent = new RegExp(`^ {1,${start.column - 1}}`, "gm");
    const text = markdown.slice(start.offset, end).replace(indent, "").trim();
    return text ? [text.slice(0, longestStep)] : [];
  });
}
