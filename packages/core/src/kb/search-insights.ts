import { locales } from "@handrail/contracts";
import type { searchInsightsInput } from "@handrail/contracts/inputs/search";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";

const countsSchema = z.object({
  searches: z.number(),
  withoutResult: z.number(),
  opened: z.number(),
  tickets: z.number(),
});
const rowSchema = countsSchema.extend({
  query: z.string(),
  locale: z.enum(locales),
  /** `2026-11-21` */
  lastDay: z.string(),
});
/** One search, as often as people did it. */
export type SearchCount = z.output<typeof rowSchema>;

const counts = Prisma.sql`
  coalesce(sum(searches), 0)::int AS searches, coalesce(sum(without_result), 0)::int AS "withoutResult",
  coalesce(sum(opened), 0)::int AS opened, coalesce(sum(tickets), 0)::int AS tickets`;

type Window = { since: string; limit: number };

async function mostOf(ctx: TxContext, column: Prisma.Sql, { since, limit }: Window): Promise<SearchCount[]> {
  const rows = await ctx.tx.$queryRaw`
    SELECT query, locale, to_char(max(day), 'YYYY-MM-DD') AS "lastDay", ${counts}
    FROM search_query WHERE org_id = ${ctx.org.id}::uuid AND day > ${since}::date
    GROUP BY query, locale HAVING sum(${column}) > 0
    ORDER BY sum(${column}) DESC, max(day) DESC, query, locale LIMIT ${limit}`;
  return z.array(rowSchema).parse(rows);
}

/** What people searched for in the last `days` days: most often, without a result, and before they asked a person. */
export function readSearchInsights(ctx: ServiceContext, input: z.output<typeof searchInsightsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - input.days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const window = { since, limit: input.limit };
    const [totals] = z.array(countsSchema).parse(
      await ctx.tx.$queryRaw`
          SELECT ${counts} FROM search_query WHERE org_id = ${ctx.org.id}::uuid AND day > ${since}::date`,
    );
    return {
      totals: totals ?? { searches: 0, withoutResult: 0, opened: 0, tickets: 0 },
      top: await mostOf(ctx, Prisma.sql`searches`, window),
      withoutResult: await mostOf(ctx, Prisma.sql`without_result`, window),
      endedInTicket: await mostOf(ctx, Prisma.sql`tickets`, window),
    };
  });
}
