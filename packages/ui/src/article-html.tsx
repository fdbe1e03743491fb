import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { type CalloutLabels, readAdmonitions, withCallouts } from "./markdown-callouts.tsx";
import type { Heading } from "./markdown-headings.tsx";
import { footnotes, schema, tame } from "./markdown-rules.tsx";
import { type HastNode, shaped, textOf } from "./markdown-shape.tsx";

export type ArticleHtml = { html: string; headings: Heading[]; picture: ArticlePicture | null };
export type ArticleLabels = { copy: string; callouts: CalloutLabels };

/** Rehype plugin: code in a box with a button that `CopyButtons` makes work. */
function withCopyButtons(copy: string) {
  return (tree: HastNode) => {
    const visit = (node: HastNode) => {
      if (node.tagName !== "pre") {
        node.children?.forEach(visit);
        return;
      }
      const pre: HastNode = { ...node, properties: { ...node.properties, tabIndex: 0 } };
      const properties = {
        type: "button",
        className: ["code-copy"],
        dataCopy: "",
        ariaLabel: copy,
        title: copy,
      };
      const button: HastNode = { type: "element", tagName: "button", properties, children: [] };
      node.tagName = "div";
      node.properties = { className: ["code-block"] };
      node.children = [pre, button];
    };
    visit(tree);
  };
}

export type ArticlePicture = { src: string; alt: string; width?: number; height?: number };

/** Rehype plugin: tells `found` of the images that are shown. */
function tellPictures(found: ArticlePicture[]) {
  return (tree: HastNode) => {
    const visit = (node: HastNode) => {
      const { src, alt, width, height } = node.tagName === "img" ? (node.properties ?? {}) : {};
      if (src) {
        const size = width ? { width: Number(width), height: Number(height) } : {};
        found.push({ src: String(src), alt: String(alt ?? ""), ...size });
      }
      node.children?.forEach(visit);
    };
    visit(tree);
  };
}

/** Rehype plugin: tells `found` of the headings of the two upper levels. */
function tellHeadings(found: Heading[]) {
  return (tree: HastNode) => {
    for (const { tagName, properties, ...node } of tree.children ?? []) {
      if (tagName !== "h2" && tagName !== "h3") continue;
      const words = textOf(node).trim();
      if (words) found.push({ id: String(properties?.id), text: words, level: tagName === "h2" ? 2 : 3 });
    }
  };
}

/**
 * An article as HTML, by the same rules as `Markdown`, for pages that keep it instead of rendering it again: no raw HTML
 * of the author's, links to http, https, mailto and our own pages, our own images alone. With the headings for a list of
 * contents, and the first image.
 */
export function articleHtml(markdown: string, labels: ArticleLabels): ArticleHtml {
  const headings: Heading[] = [];
  const pictures: ArticlePicture[] = [];
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(readAdmonitions)
    .use(withCallouts, labels.callouts)
    .use(remarkRehype, footnotes)
    .use(rehypeSanitize, schema)
    .use(rehypeHighlight)
    .use(shaped, { variant: "article", allowImages: true, headingIds: true })
    .use(tellHeadings, headings)
    .use(tellPictures, pictures)
    .use(withCopyButtons, labels.copy)
    .use(rehypeStringify)
    .processSync(tame(markdown));
  return { html: String(html), headings, picture: pictures[0] ?? null };
}
