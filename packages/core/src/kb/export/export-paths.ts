import type { Locale } from "@handrail/contracts";

/** An article as far as its place in an export goes. */
export type Placed = {
  id: string;
  slug: string;
  locale: Locale;
  translationKey: string;
  importPath: string | null;
  categoryKey: string | null;
};

const safeFolder = (key: string) => key.toLowerCase().replace(/[^a-z0-9_-]+/g, "-") || "articles";

/** Where the article came from, without the name that told its source apart; else its category and address. */
function baseOf({ importPath, categoryKey, slug }: Placed): string {
  const path = importPath?.replace(/^[^/:]*:/, "").replace(/\.(?:md|mdx|markdown)$/i, "");
  return path || `${safeFolder(categoryKey ?? "articles")}/${slug}`;
}

/**
 * PURE. Where each article lies in an export: translations side by side under one name, `name.md` in the organisation's
 * language and `name.es.md` in another, so that an import joins them again.
 */
export function exportPaths(articles: readonly Placed[], locale: Locale): Map<string, string> {
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  const groups = Map.groupBy(articles, ({ translationKey }) => translationKey);
  for (const group of groups.values()) {
    const [first] = group.toSorted((a, b) => Number(b.locale === locale) - Number(a.locale === locale));
    if (!first) continue;
    const wanted = baseOf(first);
    let base = wanted;
    for (let number = 2; taken.has(base.toLowerCase()); number += 1) base = `${wanted}-${number}`;
    taken.add(base.toLowerCase());
    for (const article of group) {
      paths.set(article.id, article.locale === locale ? `${base}.md` : `${base}.${article.locale}.md`);
    }
  }
  return paths;
}

/** PURE. The way from one file to another, as a link has it. */
export function relativeLink(from: string, to: string): string {
  const folder = from.split("/").slice(0, -1);
  const target = to.split("/");
  let common = 0;
  while (common < folder.length && common < target.length - 1 && folder[common] === target[common])
    common += 1;
  const up = folder.length - common;
  const parts = [...Array.from({ length: up }, () => ".."), ...target.slice(common).map(encodeURIComponent)];
  return up === 0 ? `./${parts.join("/")}` : parts.join("/");
}
