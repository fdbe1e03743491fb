import type { articleViewInput } from "@handrail/contracts/inputs/kb";
import { isbot } from "isbot";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { readerKey } from "./reader-key.ts";

/** Where a request came from: the rate limit counts by the address, crawlers are known by their agent. */
type Origin = { address: string; userAgent: string };

/** Counts that somebody read a published article: once for each visitor, and neither for staff nor for crawlers. */
export async function recordView(
  ctx: ServiceContext,
  { articleId: id, visitorKey }: z.output<typeof articleViewInput>,
  { address, userAgent }: Origin,
): Promise<{ counted: boolean }> {
  if (isStaffActor(ctx.actor) || isbot(userAgent)) return { counted: false };
  await ctx.ports.limiter.consume("feedback", `view:${address}`);
  return withTransaction(ctx, async (ctx) => {
    const { id: articleId } = found(
      await ctx.tx.article.findFirst({
        where: { ...articleScope(ctx), id, status: "published" },
        select: { id: true },
      }),
    );
    const { count } = await ctx.tx.articleView.createMany({
      data: [{ orgId: ctx.org.id, articleId, visitorKey: readerKey(ctx, visitorKey), createdAt: ctx.now() }],
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
