import type { Database } from "@handrail/db";
import { indexArticles } from "./index-articles.ts";

const batchSize = 200;

const indexedSelect = {
  id: true,
  title: true,
  excerpt: true,
  body: true,
  tags: true,
  intents: true,
  locale: true,
  visibility: true,
  revision: true,
} as const;

async function indexBatch(db: Database, orgId: string): Promise<number> {
  return db.withOrg(orgId, async (tx) => {
    const articles = await tx.article.findMany({
      where: { orgId, status: "published", passages: { none: {} } },
      select: indexedSelect,
      orderBy: { id: "asc" },
      take: batchSize,
    });
    await indexArticles({ tx, org: { id: orgId } }, articles);
    return articles.length;
  });
}

/**
 * Indexes the published articles of every organisation that have no passages: after an upgrade that changed the
 * index. Returns how many; running twice changes nothing.
 */
export async function indexMissingArticles(db: Database): Promise<number> {
  const organizations = await db.withNobody((tx) => tx.organization.findMany({ select: { id: true } }));
  let indexed = 0;
  for (const { id } of organizations) {
    let count = batchSize;
    while (count === batchSize) {
      count = await indexBatch(db, id);
      indexed += count;
    }
  }
  return indexed;
}
