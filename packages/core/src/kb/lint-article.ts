import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as toText } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/** PURE. What an editor should look at before an article is published. */

type LintKind =
  | "broken_link"
  | "unpublished_link"
  | "internal_link"
  | "missing_alt"
  | "empty_link"
  | "heading_skip"
  | "empty_heading"
  | "first_heading"
  | "empty_excerpt"
  | "long_excerpt"
  | "long_title";
/** `line` counts from 1 in the body; null where it is about another field. `detail` is a link, a heading, a number. */
export type LintFinding = { kind: LintKind; line: number | null; detail: string };
/** A link to another article of this help centre, by its slug. */
export type ArticleLink = { slug: string; url: string; line: number | null };

/** Search results and browser tabs cut what is longer. */
const longestTitle = 70;
const longestExcerpt = 200;

type Node = ReturnType<typeof fromMarkdown>["children"][number];
type Parent = Extract<Node, { children: unknown[] }>;

const lineOf = (node: Node) => node.position?.start.line ?? null;
const hasChildren = (node: Node): node is Parent => "children" in node;

function* walk(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if (hasChildren(node)) yield* walk(node.children);
  }
}

/** The slug of an article that an address of this site leads to; null for every other address. */
function articleSlug(url: string, publicUrl: string): string | null {
  const own = URL.parse(publicUrl);
  const target = URL.parse(url, own?.href);
  if (!own || target?.origin !== own.origin) return null;
  return /^\/help\/([^/]+)\/?$/.exec(target.pathname)?.[1] ?? null;
}

type Headed = { level: number; skip: LintFinding[] };

function headingFindings(nodes: readonly Node[]): LintFinding[] {
  const start: Headed = { level: 1, skip: [] };
  return nodes.reduce<Headed>((before, node) => {
    if (node.type !== "heading") return before;
    const text = toText(node).trim();
    const line = lineOf(node);
    const found = [...before.skip];
    if (text === "") found.push({ kind: "empty_heading", line, detail: "#".repeat(node.depth) });
    if (node.depth === 1) found.push({ kind: "first_heading", line, detail: text });
    else if (node.depth > before.level + 1) found.push({ kind: "heading_skip", line, detail: text });
    return { level: node.depth, skip: found };
  }, start).skip;
}

/** What the text itself shows, and its links to other articles, which only the knowledge base can judge. */
export function lintText(
  article: { title: string; excerpt: string; body: string },
  publicUrl: string,
): { findings: LintFinding[]; links: ArticleLink[] } {
  const { title, excerpt, body } = article;
  const findings: LintFinding[] = [];
  const links: ArticleLink[] = [];
  if (title.length > longestTitle) {
    findings.push({ kind: "long_title", line: null, detail: String(title.length) });
  }
  if (excerpt.trim() === "") findings.push({ kind: "empty_excerpt", line: null, detail: "" });
  if (excerpt.length > longestExcerpt) {
    findings.push({ kind: "long_excerpt", line: null, detail: String(excerpt.length) });
  }
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  for (const node of walk(root.children)) {
    const line = lineOf(node);
    if ((node.type === "image" || node.type === "imageReference") && !node.alt?.trim()) {
      findings.push({
        kind: "missing_alt",
        line,
        detail: node.type === "image" ? node.url : node.identifier,
      });
    }
    if (node.type !== "link" && node.type !== "definition") continue;
    if (node.type === "link" && (node.url.trim() === "" || /^https?:\/\/$/.test(node.url))) {
      findings.push({ kind: "empty_link", line, detail: toText(node) });
    }
    const slug = articleSlug(node.url, publicUrl);
    if (slug) links.push({ slug, url: node.url, line });
  }
  findings.push(...headingFindings(root.children));
  return { findings, links };
}
