import { liveStatuses, ticketStatuses } from "@handrail/contracts";
import { type QueueAsked, queueViews, viewQuerySchema } from "@handrail/contracts/inputs/queue";
import { type ServiceContext, withTransaction } from "../context.ts";
import { type Count, countPlan, membershipOf, planFor } from "./queue-list.ts";
import { visibleViews } from "./views.ts";

const live: QueueAsked["filters"] = [{ field: "status", operator: "any_of", value: [...liveStatuses] }];

/**
 * How much there is to do, for the rail: live tickets of every view and team, what each saved view shows, and tickets by
 * status. Each is counted up to 999, so that it costs the same however many there are.
 */
export async function countQueue(ctx: ServiceContext) {
  const lists = await withTransaction(ctx, async (ctx) => ({
    teams: await ctx.tx.team.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      select: { id: true, name: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
      take: 50,
    }),
    saved: await ctx.tx.savedView.findMany({
      where: visibleViews(ctx.org.id, membershipOf(ctx)),
      select: { id: true, query: true },
      take: 50,
    }),
  }));
  return ctx.ports.db.hot(ctx.org.id, async (sql) => {
    const count = (asked: QueueAsked) => countPlan(sql, planFor(ctx, asked));
    const views = {} as Record<(typeof queueViews)[number], Count>;
    for (const view of queueViews) views[view] = await count({ view, filters: live, search: "" });
    const teams: { id: string; name: string; count: Count }[] = [];
    for (const team of lists.teams) {
      teams.push({ ...team, count: await count({ view: `team:${team.id}`, filters: live, search: "" }) });
    }
    const saved: { id: string; count: Count }[] = [];
    for (const { id, query } of lists.saved) {
      const parsed = viewQuerySchema.safeParse(query);
      if (parsed.success) saved.push({ id, count: await count(parsed.data) });
    }
    const statuses: { status: (typeof ticketStatuses)[number]; count: Count }[] = [];
    for (const status of ticketStatuses) {
      const filters: QueueAsked["filters"] = [{ field: "status", operator: "is", value: status }];
      statuses.push({ status, count: await count({ view: "all", filters, search: "" }) });
    }
    return { views, teams, saved, statuses };
  });
}
