import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { ticketScopeSql } from "../scope.ts";

const daysSchema = z.array(
  z.object({ day: z.string(), opened: z.number().int(), resolved: z.number().int() }),
);

const days = 30;

/** Tickets opened and resolved on each of the last 30 days of the organisation's calendar, today last. */
export function getVolume(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { timeZone } = ctx.org;
    const scope = ticketScopeSql(ctx);
    const rows = await ctx.tx.$queryRaw<unknown[]>`
      WITH span AS (
        SELECT (${ctx.now()}::timestamptz AT TIME ZONE ${timeZone})::date AS today
      ), calendar AS (
        SELECT (today - ${days - 1}::int + n)::date AS day FROM span, generate_series(0, ${days - 1}::int) n
      ), since AS (
        SELECT min(day)::timestamp AT TIME ZONE ${timeZone} AS start FROM calendar
      ), opened AS (
        SELECT (t.created_at AT TIME ZONE ${timeZone})::date AS day, count(*)::int AS n
        FROM ticket t WHERE ${scope} AND t.created_at >= (SELECT start FROM since) GROUP BY 1
      ), resolved AS (
        SELECT (t.resolved_at AT TIME ZONE ${timeZone})::date AS day, count(*)::int AS n
        FROM ticket t WHERE ${scope} AND t.resolved_at >= (SELECT start FROM since) GROUP BY 1
      )
      SELECT to_char(c.day, 'YYYY-MM-DD') AS day, coalesce(o.n, 0) AS opened, coalesce(r.n, 0) AS resolved
      FROM calendar c LEFT JOIN opened o USING (day) LEFT JOIN resolved r USING (day)
      ORDER BY c.day`;
    return daysSchema.parse(rows);
  });
}
