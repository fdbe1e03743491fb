import type { TicketStatus } from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { articleScope, ticketScope, ticketScopeSql } from "../scope.ts";

const timesSchema = z.tuple([
  z.object({ resolved_today: z.number().int(), first_response_minutes: z.number().nullable() }),
]);

/** Over how many days the first response is averaged. */
const responseDays = 30;

async function times(ctx: TxContext) {
  const { timeZone } = ctx.org;
  const now = ctx.now();
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT
      (count(*) FILTER (
        WHERE t.resolved_at >= date_trunc('day', ${now}::timestamptz, ${timeZone}) AND t.resolved_at <= ${now}
      ))::int AS resolved_today,
      (avg(extract(epoch FROM t.first_response_at - t.created_at) / 60) FILTER (
        WHERE t.created_at >= ${now}::timestamptz - make_interval(days => ${responseDays}::int)
      ))::float8 AS first_response_minutes
    FROM ticket t
    WHERE ${ticketScopeSql(ctx)}`;
  const [row] = timesSchema.parse(rows);
  return { resolvedToday: row.resolved_today, firstResponseMinutes: row.first_response_minutes };
}

/**
 * The numbers on the dashboard's home: work by status, what was resolved since midnight where the organisation is,
 * minutes to the first answer on average over 30 days, and the articles. Counts what the actor may see.
 */
export function getHomeMetrics(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const groups = await ctx.tx.ticket.groupBy({
      by: ["status"],
      where: ticketScope(ctx),
      _count: { _all: true },
    });
    const articles = await ctx.tx.article.groupBy({
      by: ["status"],
      where: articleScope(ctx),
      _count: { _all: true },
    });
    const { resolvedToday, firstResponseMinutes } = await times(ctx);
    const tickets = (status: TicketStatus) =>
      groups.find((group) => group.status === status)?._count._all ?? 0;
    const written = (status: "published" | "draft" | "archived") =>
      articles.find((group) => group.status === status)?._count._all ?? 0;
    return {
      tickets: {
        open: tickets("open") + tickets("triaging"),
        inProgress: tickets("in_progress"),
        waitingForCustomer: tickets("pending_customer"),
        escalated: tickets("escalated"),
        resolvedToday,
        firstResponseMinutes,
      },
      articles: {
        total: written("published") + written("draft") + written("archived"),
        published: written("published"),
        drafts: written("draft"),
      },
    };
  });
}
