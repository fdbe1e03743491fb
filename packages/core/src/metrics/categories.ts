import { liveStatuses } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { ticketScope } from "../scope.ts";

const days = 30;

/** How the tickets of the last 30 days spread over the categories, the largest first; `null` is without one. */
export function getCategoryVolume(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - days * 86_400_000);
    const recent = { AND: [ticketScope(ctx), { createdAt: { gte: since } }] };
    const totals = await ctx.tx.ticket.groupBy({
      by: ["categoryId"],
      where: recent,
      _count: { _all: true },
    });
    const live = await ctx.tx.ticket.groupBy({
      by: ["categoryId"],
      where: { AND: [recent, { status: { in: [...liveStatuses] } }] },
      _count: { _all: true },
    });
    const categories = await ctx.tx.category.findMany({
      where: { orgId: ctx.org.id },
      select: { id: true, name: true },
    });
    return totals
      .map(({ categoryId, _count }) => ({
        categoryId,
        name: categories.find((category) => category.id === categoryId)?.name ?? null,
        total: _count._all,
        live: live.find((group) => group.categoryId === categoryId)?._count._all ?? 0,
      }))
      .toSorted((a, b) => b.total - a.total);
  });
}
