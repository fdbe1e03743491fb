import type { ArticleStatus, ArticleVisibility, Locale } from "@handrail/contracts";
import { stringify } from "yaml";
import { rewriteSource } from "../import/text/edits.ts";
import { parseMarkdown } from "../import/text/parse.ts";
import { relativeLink } from "./export-paths.ts";

export type ExportedArticle = {
  id: string;
  title: string;
  slug: string;
  excerpt: string;
  body: string;
  category: string | null;
  tags: string[];
  intents: string[];
  locale: Locale;
  visibility: ArticleVisibility;
  status: ArticleStatus;
};

type Place = {
  path: string;
  /** The file of the article with this address, in the article's language where it is in it. */
  pathOfSlug(slug: string): string | null;
  pathOfImage(id: string): string | null;
};

const helpAddress = /^\/help\/([a-z0-9-]+)\/?(#.*)?$/;
const imageAddress = /^\/api\/files\/article\/[a-z0-9-]+\/([0-9a-f-]{36})(?:[?#].*)?$/;

/** PURE. An article as a file: front matter, then its Markdown with links and images that work inside the export. */
export function pageFile(article: ExportedArticle, { path, pathOfSlug, pathOfImage }: Place): string {
  const { title, slug, excerpt, category, tags, intents, locale, visibility, status, id } = article;
  const front = {
    title,
    slug,
    ...(excerpt ? { excerpt } : {}),
    ...(category ? { category } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(intents.length > 0 ? { intents } : {}),
    language: locale,
    visibility,
    status,
    article_id: id,
  };
  const body = rewriteSource(article.body, parseMarkdown(article.body), (url) => {
    const image = imageAddress.exec(url);
    const [, known = "", fragment = ""] = helpAddress.exec(url) ?? [];
    const target = image ? pathOfImage(image[1] ?? "") : known ? pathOfSlug(known) : null;
    return target ? `${relativeLink(path, target)}${fragment}` : null;
  });
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body.trimEnd()}\n`;
}
