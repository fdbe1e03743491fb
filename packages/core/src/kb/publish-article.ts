import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found } from "../errors.ts";
import { indexArticles } from "./index-articles.ts";

/** Makes an article readable and findable, at the revision that it has. Publishing twice changes nothing. */
export function publishArticle(ctx: ServiceContext, { articleId }: { articleId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const article = found(
      await ctx.tx.article.findFirst({
        where: { orgId, id: articleId },
        select: {
          id: true,
          slug: true,
          title: true,
          excerpt: true,
          body: true,
          tags: true,
          intents: true,
          locale: true,
          status: true,
          visibility: true,
          revision: true,
          publishedAt: true,
        },
      }),
    );
    if (article.status === "published")
      return { id: article.id, slug: article.slug, revision: article.revision };
    const { count } = await ctx.tx.article.updateMany({
      where: { orgId, id: article.id, status: article.status, revision: article.revision },
      data: { status: "published", publishedAt: article.publishedAt ?? ctx.now(), updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("draft_changed");
    await indexArticles(ctx, [article]);
    await emit(ctx, {
      kind: "article.published",
      subjectId: article.id,
      data: {
        slug: article.slug,
        revision: article.revision,
        status: { from: article.status, to: "published" },
      },
    });
    return { id: article.id, slug: article.slug, revision: article.revision };
  });
}
