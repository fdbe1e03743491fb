import type { articleViewInput } from "@handrail/contracts/inputs/kb";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";

/**
 * Counts that somebody read a published article: once for each visitor, and not for staff.
 * @param address where the request came from; what the rate limit counts by
 */
export async function recordView(
  ctx: ServiceContext,
  { slug, visitorKey }: z.output<typeof articleViewInput>,
  address: string,
): Promise<{ counted: boolean }> {
  if (isStaffActor(ctx.actor)) return { counted: false };
  await ctx.ports.limiter.consume("feedback", `view:${address}`);
  return withTransaction(ctx, async (ctx) => {
    const { id: articleId } = found(
      await ctx.tx.article.findFirst({ where: { ...articleScope(ctx), slug }, select: { id: true } }),
    );
    const { count } = await ctx.tx.articleView.createMany({
      data: [{ orgId: ctx.org.id, articleId, visitorKey, createdAt: ctx.now() }],
      skipDuplicates: true,
    });
    if (count === 1) {
      await ctx.tx.article.updateMany({
        where: { orgId: ctx.org.id, id: articleId },
        data: { viewCount: { increment: 1 } },
      });
    }
    return { counted: count === 1 };
  });
}
