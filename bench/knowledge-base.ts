import { mintOrgId } from "@handrail/contracts";
import { newId, type OrgSnapshot } from "@handrail/core";
import { indexArticles } from "@handrail/core/kb/index";
import type { Database } from "@handrail/db";

export type Page = { title: string; body: string };

const batchSize = 500;

/** An organisation for measuring, on the plan that shows most. */
export async function measuredOrganization(db: Database, locale: "en" | "es"): Promise<OrgSnapshot> {
  const id = mintOrgId(newId());
  const slug = `measured-${id.slice(-12)}`;
  const row = { slug, name: slug, tier: "premium", locale, timeZone: "UTC" } as const;
  await db.withOrg(id, (tx) => tx.organization.create({ data: { id, ...row }, select: { id: true } }));
  return {
    ...row,
    id,
    accentHue: 190,
    logoKey: null,
    deepLinks: {},
    autoSendPairs: [],
    confidenceThreshold: 0.75,
    autoSendThreshold: null,
    aiReplies: true,
    kbVersion: 0,
  };
}

/** Writes pages as published articles and indexes them as the product does; returns their ids in order. */
export async function publishPages(
  db: Database,
  org: OrgSnapshot,
  pages: readonly Page[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < pages.length; start += batchSize) {
    const articles = pages.slice(start, start + batchSize).map(({ title, body }) => {
      const id = newId();
      return {
        id,
        title,
        body,
        excerpt: "",
        tags: [],
        intents: [],
        locale: org.locale,
        visibility: "public" as const,
      };
    });
    await db.withOrg(org.id, async (tx) => {
      await tx.article.createMany({
        data: articles.map((article) => ({
          ...article,
          orgId: org.id,
          translationKey: article.id,
          slug: `page-${article.id.slice(-12)}`,
          status: "published",
          publishedAt: new Date(),
        })),
      });
      await indexArticles(
        { tx, org },
        articles.map((article) => ({ ...article, revision: 1 })),
      );
    });
    ids.push(...articles.map(({ id }) => id));
  }
  return ids;
}
