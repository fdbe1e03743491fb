import { newId } from "@handrail/core";
import { type IndexedArticle, indexArticles } from "@handrail/core/kb/index";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import { seededRandom } from "./random.ts";
import { idOf, type OrganizationIds } from "./seed-organization.ts";
import type { People } from "./seed-people.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Articles with believable counts, their passages, and the quick issues that lead to them. */
export async function seedArticles(
  db: Database,
  demo: DemoOrganization,
  ids: OrganizationIds,
  people: People,
  now: Date,
): Promise<void> {
  const { orgId } = ids;
  const random = seededRandom(demo.slug.length * 7919);
  const author = people.get(demo.staff[0]?.email ?? "")?.membershipId ?? null;
  const articleIds = new Map(demo.articles.map((article) => [article.slug, newId()]));

  await db.withOrg(orgId, async (tx) => {
    const published: IndexedArticle[] = [];
    for (const article of demo.articles) {
      const id = idOf(articleIds, article.slug);
      const isPublished = article.status === "published";
      const views =
        isPublished && article.visibility === "public" ? Math.round(40 + random() ** 2 * 1_400) : 0;
      const votes = Math.round(views * (0.03 + random() * 0.05));
      const helpful = Math.round(votes * (0.6 + random() * 0.38));
      const at = new Date(now.getTime() - (5 + random() * 120) * dayMs);
      const { slug, title, excerpt, body, tags, intents, status, visibility } = article;
      await tx.article.create({
        data: {
          orgId,
          id,
          translationKey: id,
          slug,
          title,
          excerpt,
          body,
          tags,
          intents,
          status,
          visibility,
          locale: demo.locale,
          categoryId: idOf(ids.categories, article.category),
          viewCount: views,
          helpfulCount: helpful,
          notHelpfulCount: votes - helpful,
          authorId: author,
          publishedAt: isPublished ? at : null,
          createdAt: at,
          updatedAt: at,
        },
      });
      await tx.articleRevision.create({
        data: {
          orgId,
          articleId: id,
          revision: 1,
          title,
          excerpt,
          body,
          tags,
          intents,
          authorId: author,
          createdAt: at,
        },
      });
      if (isPublished) {
        const { locale } = demo;
        published.push({ id, title, excerpt, body, tags, intents, locale, visibility, revision: 1 });
      }
    }
    await indexArticles({ tx, org: { id: orgId } }, published);
    await tx.quickIssue.createMany({
      data: demo.quickIssues.map((issue, sortOrder) => ({
        orgId,
        id: newId(),
        title: issue.title,
        description: issue.description,
        suggestedType: issue.type,
        categoryId: idOf(ids.categories, issue.category),
        articleId: issue.articleSlug ? idOf(articleIds, issue.articleSlug) : null,
        icon: issue.icon,
        sortOrder,
        useCount: Math.round(random() * 60),
      })),
    });
  });
}
