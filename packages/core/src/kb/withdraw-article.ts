import type { ArticleStatus, EventKind } from "@handrail/contracts";
import type { changeArticleStatusInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { markStale } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { unindexArticles } from "./index-articles.ts";
import { requireArticle, writerOf } from "./internal.ts";

type Input = z.output<typeof changeArticleStatusInput>;

async function withdraw(
  ctx: ServiceContext,
  { articleId: id, revision }: Input,
  to: Exclude<ArticleStatus, "published">,
  kind: EventKind,
) {
  return withTransaction(ctx, async (ctx) => {
    const { status, revision: current } = await requireArticle(ctx, id);
    if (current !== revision) throw conflict("draft_changed");
    if (status === to) return { id, status: to };
    const orgId = ctx.org.id;
    const { count } = await ctx.tx.article.updateMany({
      where: { orgId, id, revision, status },
      data: { status: to, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("draft_changed");
    if (status === "published") {
      await unindexArticles(ctx, [id]);
      await markStale(ctx, [{ articleId: id, revision: null }]);
    }
    const draft = await ctx.tx.articleDraft.findFirst({
      where: { orgId, articleId: id },
      select: { version: true },
    });
    await emit(
      ctx,
      { kind, subjectId: id, data: { revision, status: { from: status, to } } },
      { article: { id, revision, status: to, draftVersion: draft?.version ?? null, writer: writerOf(ctx) } },
    );
    return { id, status: to };
  });
}

/** Takes a published or archived article back to be a draft: customers no longer find or read it. */
export const unpublishArticle = (ctx: ServiceContext, input: Input) =>
  withdraw(ctx, input, "draft", "article.unpublished");

/** Puts an article away: nobody finds it, its text, revisions and counts are kept. */
export const archiveArticle = (ctx: ServiceContext, input: Input) =>
  withdraw(ctx, input, "archived", "article.archived");
