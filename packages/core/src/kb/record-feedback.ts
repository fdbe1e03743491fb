import type { articleFeedbackInput } from "@handrail/contracts/inputs/kb";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { readerKey } from "./reader-key.ts";

type Input = z.output<typeof articleFeedbackInput>;

/** Holds the article until commit, so that its counts and its feedback change together. */
async function lockArticle(ctx: TxContext, articleId: string): Promise<string> {
  const { id } = found(
    await ctx.tx.article.findFirst({
      where: { ...articleScope(ctx), id: articleId, status: "published" },
      select: { id: true },
    }),
  );
  await ctx.tx
    .$queryRaw`SELECT 1 FROM article WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return id;
}

/**
 * A reader says whether an article helped: one vote for each visitor, changeable; the counts follow.
 * @param address where the request came from; what the rate limit counts by
 */
export async function recordFeedback(ctx: ServiceContext, input: Input, address: string) {
  await ctx.ports.limiter.consume("feedback", address);
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const articleId = await lockArticle(ctx, input.articleId);
    const key = { orgId, articleId, visitorKey: readerKey(ctx, input.visitorKey) };
    const where = { orgId_articleId_visitorKey: key };
    const before = await ctx.tx.articleFeedback.findUnique({ where, select: { helpful: true } });
    const vote = { helpful: input.helpful, comment: input.comment || null, updatedAt: ctx.now() };
    await ctx.tx.articleFeedback.upsert({ where, create: { ...key, ...vote }, update: vote });
    const change = (value: boolean) =>
      Number(input.helpful === value) - Number(before !== null && before.helpful === value);
    await ctx.tx.article.updateMany({
      where: { orgId, id: articleId },
      data: { helpfulCount: { increment: change(true) }, notHelpfulCount: { increment: change(false) } },
    });
    await emit(ctx, {
      kind: "article.feedback",
      subjectId: articleId,
      data: { helpful: { from: before?.helpful ?? null, to: input.helpful } },
    });
    return { helpful: input.helpful };
  });
}
