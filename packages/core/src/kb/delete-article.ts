import type { deleteArticleInput } from "@handrail/contracts/inputs/kb-admin";
import { Prisma } from "@handrail/db";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { markStale } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, precondition } from "../errors.ts";
import { releaseArticleImages } from "../files/index.ts";
import { unindexArticles } from "./index-articles.ts";
import { requireArticle, writerOf } from "./internal.ts";

const isStillNamed = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003";

/**
 * Deletes an article with its revisions, draft, counts and old addresses, for good. PRECONDITION `article_in_use`
 * while quick issues open it; CONFLICT `draft_changed` where somebody published meanwhile.
 */
export async function deleteArticle(ctx: ServiceContext, input: z.output<typeof deleteArticleInput>) {
  const { articleId: id, revision } = input;
  try {
    return await withTransaction(ctx, async (ctx) => {
      const orgId = ctx.org.id;
      const { slug, status } = await requireArticle(ctx, id);
      const links = await ctx.tx.quickIssue.count({ where: { orgId, articleId: id } });
      if (links > 0) throw precondition("article_in_use");
      const { count } = await ctx.tx.article.updateMany({
        where: { orgId, id, revision },
        data: { status: "archived" },
      });
      if (count !== 1) throw conflict("draft_changed");
      await unindexArticles(ctx, [id]);
      await markStale(ctx, [{ articleId: id, revision: null }]);
      await releaseArticleImages(ctx, id);
      await ctx.tx.article.deleteMany({ where: { orgId, id } });
      await emit(
        ctx,
        { kind: "article.deleted", subjectId: id, data: { slug, revision, status } },
        { article: { id, revision, status: null, draftVersion: null, writer: writerOf(ctx) } },
      );
      return { id };
    });
  } catch (error) {
    if (isStillNamed(error)) throw precondition("article_in_use");
    throw error;
  }
}
