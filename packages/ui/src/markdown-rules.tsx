import type { Options as SanitizeSchema } from "rehype-sanitize";

/** The only elements and attributes that hostile text may become. */
export const schema: SanitizeSchema = {
  tagNames: [
    ...["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "img"],
    ...["ul", "ol", "li", "input", "h1", "h2", "h3", "h4", "h5", "h6"],
    ...["table", "thead", "tbody", "tr", "th", "td", "sup", "section", "div"],
  ],
  attributes: {
    a: ["href", "title", "id", "dataFootnoteRef", "dataFootnoteBackref"],
    img: ["src", "alt", "title"],
    code: [["className", /^language-[\w+#-]{1,32}$/]],
    ol: ["start", ["className", "contains-task-list"]],
    ul: [["className", "contains-task-list"]],
    li: ["id", ["className", "task-list-item"]],
    input: [
      ["type", "checkbox"],
      ["disabled", true],
      ["checked", true],
    ],
    th: ["align"],
    td: ["align"],
    div: [["className", "callout", /^callout-[a-z]+$/]],
    p: [["className", "callout-title"]],
    section: ["dataFootnotes", ["className", "footnotes"]],
  },
  required: { input: { type: "checkbox", disabled: true } },
  protocols: { href: ["http", "https", "mailto"], src: ["http", "https"] },
  clobber: ["id"],
  clobberPrefix: "",
  ancestors: { thead: ["table"], tbody: ["table"], tr: ["table"], th: ["table"], td: ["table"] },
  strip: ["script", "style"],
};

/** Ids come from footnotes alone; they get their prefix here. */
export const footnotes = {
  clobberPrefix: "user-content-",
  footnoteLabel: "*",
  footnoteLabelTagName: "p",
  footnoteBackLabel: "↩",
};

const base = "https://here.invalid";

export type Target = { href: string; kind: "external" | "internal" | "mail" };

/** Where a link leads, as a browser would read it; null for anything but http, https, mailto and our own pages. */
export function targetOf(value: string | undefined): Target | null {
  if (!value || !URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  if (url.protocol === "mailto:") return { href: url.href, kind: "mail" };
  if (url.origin === base) return { href: relative(value, url), kind: "internal" };
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username || url.password) return null;
  return { href: url.href, kind: "external" };
}

function relative(value: string, url: URL) {
  return /^[\w.#?-]/.test(value) && !value.includes(":") ? value : url.pathname + url.search + url.hash;
}

/** As react-markdown asks for it: the safe address, or nothing. */
export function safeUrl(value: string) {
  return targetOf(value)?.href ?? "";
}

const maxLength = 200_000;

/** Cuts what is absurdly long and flattens absurd nesting, which would otherwise cost seconds or the stack. */
export function tame(markdown: string) {
  const text = markdown.length > maxLength ? `${markdown.slice(0, maxLength)}…` : markdown;
  return text.replace(/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){24,}/gm, (marks) => marks.replace(/\S/g, "\\$&"));
}

/** So many marks in one stretch are no formatting; each is compared with those before it. */
const mostMarks = 2_000;

function hasCostlyStretch(markdown: string): boolean {
  let marks = 0;
  for (const line of markdown.split("\n")) {
    marks = line.trim() === "" ? 0 : marks + (line.match(/[\]*_~]/g)?.length ?? 0);
    if (marks > mostMarks) return true;
  }
  return false;
}

/** A message that would take seconds to read as Markdown is shown as it was written. */
export function plainWhereCostly(markdown: string): string {
  if (!hasCostlyStretch(markdown)) return markdown;
  const runs = markdown.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length), 2) + 1);
  return `${fence}\n${markdown}\n${fence}`;
}
