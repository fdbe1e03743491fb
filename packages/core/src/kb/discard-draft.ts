import type { discardDraftInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, precondition } from "../errors.ts";
import { attachArticleImages } from "../files/index.ts";
import { requireArticle, writerOf } from "./internal.ts";

/**
 * Throws the draft away; the article stays as it was last published. CONFLICT `draft_changed` where somebody saved
 * meanwhile; PRECONDITION `article_unpublished` where there is nothing but the draft: that is deleted instead.
 */
export function discardDraft(
  ctx: ServiceContext,
  { articleId, version }: z.output<typeof discardDraftInput>,
) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const { revision, status, publishedAt } = await requireArticle(ctx, articleId);
    if (!publishedAt) throw precondition("article_unpublished");
    const { count } = await ctx.tx.articleDraft.deleteMany({ where: { orgId, articleId, version } });
    if (count !== 1) throw conflict("draft_changed");
    await attachArticleImages(ctx, articleId, "", "draft");
    await emit(
      ctx,
      { kind: "article.draft_discarded", subjectId: articleId, data: { version } },
      { article: { id: articleId, revision, status, draftVersion: null, writer: writerOf(ctx) } },
    );
    return { articleId, revision };
  });
}
