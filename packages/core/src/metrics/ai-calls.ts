import { Prisma } from "@handrail/db";
import { z } from "zod";
import { readBudget } from "../ai-budget/index.ts";
import type { TxContext } from "../context.ts";
import { interactionKinds } from "../triage/index.ts";

const count = z.number().int();
const money = z.coerce.number();
const daysSchema = z.array(
  z.object({ day: z.string(), answers: count, sortings: count, failures: count, cost: money }),
);
const kindsSchema = z.array(
  z.object({
    kind: z.enum(interactionKinds),
    calls: count,
    failures: count,
    p50: z.number().nullable(),
    p95: z.number().nullable(),
    inputTokens: count,
    outputTokens: count,
    cost: money,
  }),
);
const errorsSchema = z.array(z.object({ error: z.string(), calls: count }));

export type Span = { org: Prisma.Sql; since: Prisma.Sql; zone: string };

/** An answer that came while a person took over is no failure. */
const isFailure = Prisma.sql`(i.error IS NOT NULL AND i.error <> 'silent')`;
const costIn = (currency: string) =>
  Prisma.sql`(coalesce(sum(i.cost_micros) FILTER (WHERE i.currency = ${currency}), 0) / 1000000.0)::float8`;

/** What was asked of models on each day, how often nothing came back, and what it cost. */
async function daily(ctx: TxContext, { org, since, zone }: Span, days: number, currency: string) {
  return daysSchema.parse(
    await ctx.tx.$queryRaw`
      WITH span AS (SELECT (${ctx.now()}::timestamptz AT TIME ZONE ${zone})::date AS today),
      calendar AS (SELECT (today - ${days - 1}::int + n)::date AS day FROM span, generate_series(0, ${days - 1}::int) n),
      called AS (
        SELECT (i.created_at AT TIME ZONE ${zone})::date AS day, i.kind, i.error, i.cost_micros, i.currency
        FROM ai_interaction i WHERE i.org_id = ${org} AND i.created_at >= ${since}
      )
      SELECT to_char(c.day, 'YYYY-MM-DD') AS day,
        (count(*) FILTER (WHERE i.kind IN ('answer', 'chat')))::int AS answers,
        (count(*) FILTER (WHERE i.kind = 'classify'))::int AS sortings,
        (count(*) FILTER (WHERE ${isFailure}))::int AS failures,
        ${costIn(currency)} AS cost
      FROM calendar c LEFT JOIN called i USING (day) GROUP BY c.day ORDER BY c.day`,
  );
}

async function kinds(ctx: TxContext, { org, since }: Span, currency: string) {
  return kindsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT i.kind, count(*)::int AS calls, (count(*) FILTER (WHERE ${isFailure}))::int AS failures,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY i.latency_ms) AS p50,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY i.latency_ms) AS p95,
        coalesce(sum(i.input_tokens), 0)::int AS "inputTokens", coalesce(sum(i.output_tokens), 0)::int AS "outputTokens",
        ${costIn(currency)} AS cost
      FROM ai_interaction i WHERE i.org_id = ${org} AND i.created_at >= ${since}
      GROUP BY i.kind ORDER BY count(*) DESC, i.kind`,
  );
}

/** Why calls failed, the most frequent reason first. */
async function errors(ctx: TxContext, { org, since }: Span) {
  return errorsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT i.error, count(*)::int AS calls FROM ai_interaction i
      WHERE i.org_id = ${org} AND i.created_at >= ${since} AND ${isFailure}
      GROUP BY i.error ORDER BY count(*) DESC, i.error LIMIT 10`,
  );
}

/** The calls of a period: by day, by kind, and why they failed; cost in the currency that the organisation has now. */
export async function readCalls(ctx: TxContext, span: Span, days: number) {
  const { currency } = await readBudget(ctx);
  return {
    currency,
    daily: await daily(ctx, span, days, currency),
    kinds: await kinds(ctx, span, currency),
    errors: await errors(ctx, span),
  };
}
