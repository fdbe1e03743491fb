import type { ArticleStatus, ArticleVisibility, Locale } from "@handrail/contracts";
import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { newId } from "../../ids.ts";
import { categoryName, categoryRoot } from "./category-names.ts";
import type { Scan } from "./scan.ts";
import { SlugBook, slugWishes } from "./slugs.ts";
import type { ScannedPage } from "./types.ts";

/** An article of the organisation, as far as an import needs it. */
export type KnownArticle = {
  id: string;
  slug: string;
  locale: Locale;
  translationKey: string;
  importPath: string | null;
  importHash: string | null;
  importRevision: number | null;
  revision: number;
  status: ArticleStatus;
  visibility: ArticleVisibility;
};

export type PlannedPage = {
  page: ScannedPage;
  importPath: string;
  known: KnownArticle | null;
  id: string;
  translationKey: string;
  slug: string;
  category: string | null;
  /** What the page itself says, or what pages become that say nothing and are new. */
  status: ArticleStatus;
  visibility: ArticleVisibility;
};

const at = (locale: Locale, path: string) => `${locale} ${path}`;

/** Which article each page is: the one that came from the same path, the one that it was exported from, or a new one. */
function matcher(known: readonly KnownArticle[]) {
  const byPath = new Map<string, KnownArticle>();
  const byId = new Map(known.map((article) => [article.id, article]));
  const keyOfPath = new Map<string, string>();
  for (const article of known) {
    if (article.importPath === null) continue;
    byPath.set(at(article.locale, article.importPath), article);
    keyOfPath.set(article.importPath, article.translationKey);
  }
  const languages = new Set(known.map(({ translationKey, locale }) => at(locale, translationKey)));
  const claimed = new Set<string>();
  return {
    find(page: ScannedPage, importPath: string): KnownArticle | null {
      const found =
        byPath.get(at(page.locale, importPath)) ??
        (page.fields.articleId ? byId.get(page.fields.articleId) : undefined);
      if (!found || found.locale !== page.locale || claimed.has(found.id)) return null;
      claimed.add(found.id);
      return found;
    },
    keyFor(page: ScannedPage, importPath: string): string {
      const key = keyOfPath.get(importPath);
      const chosen = key !== undefined && !languages.has(at(page.locale, key)) ? key : newId();
      if (key === undefined) keyOfPath.set(importPath, chosen);
      languages.add(at(page.locale, chosen));
      return chosen;
    },
    adopt(importPath: string, { translationKey }: KnownArticle) {
      if (!keyOfPath.has(importPath)) keyOfPath.set(importPath, translationKey);
    },
  };
}

/** PURE but for new ids. What becomes of every page; the same pages in any order have the same addresses. */
export function planPages(
  scan: Scan,
  options: KbImportOptions,
  known: readonly KnownArticle[],
  redirects: readonly { slug: string; owner: string }[],
): PlannedPage[] {
  const match = matcher(known);
  const book = new SlugBook();
  for (const { slug, translationKey } of known) book.take(slug, translationKey);
  for (const { slug, owner } of redirects) book.take(slug, owner);
  const shared = new Map<string, string>();
  for (const { slug, translationKey } of known)
    if (!shared.has(translationKey)) shared.set(translationKey, slug);
  const taken = new Set<string>();
  const root = categoryRoot(scan.pages.map(({ key }) => key));
  const first = options.locale;
  const pages = scan.pages.toSorted((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    return Number(b.locale === first) - Number(a.locale === first);
  });
  return pages.map((page): PlannedPage => {
    const place = taken.has(at(page.locale, page.key)) ? page.path : page.key;
    taken.add(at(page.locale, place));
    const importPath = options.source ? `${options.source}:${place}` : place;
    const article = match.find(page, importPath);
    if (article) match.adopt(importPath, article);
    const translationKey = article?.translationKey ?? match.keyFor(page, importPath);
    const wishes = slugWishes({ key: page.key, slug: page.fields.slug, title: page.title });
    const sibling = shared.get(translationKey);
    const keeps = article && (page.fields.slug === null || wishes.includes(article.slug));
    const slug = keeps
      ? article.slug
      : book.choose(sibling && !article ? [sibling, ...wishes] : wishes, translationKey);
    if (!sibling) shared.set(translationKey, slug);
    return {
      page,
      importPath,
      known: article,
      id: article?.id ?? newId(),
      translationKey,
      slug,
      category: options.categoryId
        ? null
        : categoryName(page, root, page.fields.articleId ? "page" : options.categories, scan.categories),
      status: page.fields.status ?? article?.status ?? options.status,
      visibility: page.fields.visibility ?? article?.visibility ?? options.visibility,
    };
  });
}
