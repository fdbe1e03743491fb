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

const dateOf = (at: Date) => at.toISOString().slice(0, 10);

const counts = Prisma.sql`
  coalesce(sum(searches), 0)::int AS searches, coalesce(sum(without_result), 0)::int AS "withoutResult",
  coalesce(sum(opened), 0)::int AS opened, coalesce(sum(tickets), 0)::int AS tickets`;

const daySchema = z.object({
  /** `2026-11-21` */
  day: z.string(),
  ...countsSchema.shape,
});

type Window = { since: string; limit: number };

/** Every day after `since`, also those on which nobody searched. */
async function daily({ tx, org, now }: TxContext, { since }: Window) {
  const rows = await tx.$queryRaw`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, ${counts}
    FROM generate_series(${since}::date + 1, ${dateOf(now())}::date, '1 day') AS d (day)
    LEFT JOIN search_query s ON s.org_id = ${org.id}::uuid AND s.day = d.day::date
    GROUP BY d.day ORDER BY d.day`;
  return z.array(daySchema).parse(rows);
}

async function mostOf(ctx: TxContext, column: Prisma.Sql, { since, limit }: Window): Promise<SearchCount[]> {
  const rows = await ctx.tx.$queryRaw`
    SELECT query, locale, to_char(max(day), 'YYYY-MM-DD') AS "lastDay", ${counts}
    FROM search_query WHERE org_id = ${ctx.org.id}::uuid AND day > ${since}::date
    GROUP BY query, locale HAVING sum(${column}) > 0
    ORDER BY sum(${column}) DESC, max(day) DESC, query, locale LIMIT ${limit}`;
  return z.array(rowSchema).parse(rows);
}

/** What people searched for in the last `days` days: by day, most often, without a result, and before they asked a person. */
export function readSearchInsights(ctx: ServiceContext, input: z.output<typeof searchInsightsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const since = dateOf(new Date(ctx.now().getTime() - input.days * 24 * 60 * 60 * 1000));
    const window = { since, limit: input.limit };
    const [totals] = z.array(countsSchema).parse(
      await ctx.tx.$queryRaw`
          SELECT ${counts} FROM search_query WHERE org_id = ${ctx.org.id}::uuid AND day > ${since}::date`,
    );
    return {
      totals: totals ?? { searches: 0, withoutResult: 0, opened: 0, tickets: 0 },
      daily: await daily(ctx, window),
      top: await mostOf(ctx, Prisma.sql`searches`, window),
      withoutResult: await mostOf(ctx, Prisma.sql`without_result`, window),
      endedInTicket: await mostOf(ctx, Prisma.sql`tickets`, window),
    };
  });
}
