import { type ServiceContext, withTransaction } from "../context.ts";
import { markStale } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { indexArticles } from "./index-articles.ts";
import { nowOf, requireArticle, writerOf } from "./internal.ts";

/** Makes an article readable and findable, at the revision that it has. Publishing twice changes nothing. */
export function publishArticle(ctx: ServiceContext, { articleId }: { articleId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const article = await requireArticle(ctx, articleId);
    const { id, slug, revision, status } = article;
    if (status === "published") return { id, slug, revision };
    const { count } = await ctx.tx.article.updateMany({
      where: { orgId, id, status, revision },
      data: { status: "published", publishedAt: article.publishedAt ?? ctx.now(), updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("draft_changed");
    await indexArticles(ctx, [article]);
    await markStale(ctx, [nowOf(article)]);
    await emit(
      ctx,
      {
        kind: "article.published",
        subjectId: id,
        data: { slug, revision, status: { from: status, to: "published" } },
      },
      { article: { id, revision, status: "published", draftVersion: null, writer: writerOf(ctx) } },
    );
    return { id, slug, revision };
  });
}
