import type { deflectedInput, deflectionsInput } from "@handrail/contracts/inputs/portal";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";

const dayMs = 24 * 60 * 60 * 1000;
const dayOf = (at: Date) => new Date(at.toISOString().slice(0, 10));

/**
 * Counts that an article made a ticket unnecessary, by day; whose it was is not kept. Staff who try the form out are
 * not counted. `address`: where the request came from, as limits count it. Throws NOT_FOUND, LIMIT_REACHED.
 */
export async function countDeflection(
  ctx: ServiceContext,
  { articleId, address }: z.output<typeof deflectedInput> & { address: string },
): Promise<{ counted: boolean }> {
  await ctx.ports.limiter.consume("feedback", `${address}:${articleId}`);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const where = { AND: [articleScope(ctx), { id: articleId }] };
    found(await ctx.tx.article.findFirst({ where, select: { id: true } }));
    if (isStaffActor(ctx.actor)) return { counted: false };
    const key = { orgId, day: dayOf(ctx.now()), articleId };
    await ctx.tx.deflection.upsert({
      where: { orgId_day_articleId: key },
      create: { ...key, count: 1 },
      update: { count: { increment: 1 } },
      select: { count: true },
    });
    return { counted: true };
  });
}

/** Tickets that articles made unnecessary, by article and day, the newest day first. */
export function listDeflections(ctx: ServiceContext, { days }: z.output<typeof deflectionsInput>) {
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const rows = await tx.deflection.findMany({
      where: { orgId: org.id, day: { gt: dayOf(new Date(now().getTime() - days * dayMs)) } },
      select: { day: true, count: true, article: { select: { id: true, slug: true, title: true } } },
      orderBy: [{ day: "desc" }, { count: "desc" }, { articleId: "asc" }],
      take: 5_000,
    });
    return rows.map(({ day, ...row }) => ({ ...row, day: day.toISOString().slice(0, 10) }));
  });
}
