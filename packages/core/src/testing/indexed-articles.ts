import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { type IndexedArticle, indexArticles, searchArticles } from "../kb/index.ts";
import type { TestOrg } from "./test-org.ts";

type Draft = Partial<IndexedArticle> & { slug: string; views?: number; group?: string; categoryId?: string };

/** Writes and indexes a published article as it stands. */
export async function publishIndexed(
  org: TestOrg,
  { slug, views = 0, group, categoryId, ...draft }: Draft,
): Promise<string> {
  const article: IndexedArticle = {
    id: newId(),
    title: slug,
    excerpt: "",
    body: "",
    tags: [],
    intents: [],
    locale: org.org.locale,
    visibility: "public",
    revision: 1,
    ...draft,
  };
  const { id: orgId } = org.org;
  await org.ports.db.withOrg(orgId, async (tx) => {
    const row = {
      orgId,
      slug,
      translationKey: group ?? article.id,
      viewCount: views,
      status: "published",
    } as const;
    await tx.article.create({ data: { ...article, ...row, categoryId: categoryId ?? null } });
    await indexArticles({ tx, org: org.org }, [article]);
  });
  return article.id;
}

/** The addresses that somebody finds, best first. */
export const findSlugs = async (
  org: TestOrg,
  query: string,
  actor: Actor = { kind: "visitor" },
  locale?: "en" | "es",
) => (await searchArticles(org.as(actor), { query, locale, limit: 20 })).map(({ slug }) => slug);
