import type { aiInsightsInput } from "@handrail/contracts/inputs/metrics";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";

const count = z.number().int();
const daysSchema = z.array(z.object({ day: z.string(), answers: count, sortings: count, failures: count }));
const kindsSchema = z.array(
  z.object({
    kind: z.enum(["classify", "answer", "chat"]),
    calls: count,
    failures: count,
    p50: z.number().nullable(),
    p95: z.number().nullable(),
    inputTokens: count,
    outputTokens: count,
  }),
);
const outcomesSchema = z.tuple([
  z.object({
    triaged: count,
    silent: count,
    drafted: count,
    autoSent: count,
    approved: count,
    edited: count,
    discarded: count,
    corrected: count,
    helpful: count,
    unhelpful: count,
    resolved: count,
    resolvedAlone: count,
  }),
]);
const bucketsSchema = z.array(
  z.object({ bucket: count, tickets: count, kept: count, confidence: z.number() }),
);

type Span = { org: Prisma.Sql; since: Prisma.Sql; zone: string };

/** What was asked of models on each day, and how often nothing came back. */
async function daily(ctx: TxContext, { org, since, zone }: Span, days: number) {
  return daysSchema.parse(
    await ctx.tx.$queryRaw`
      WITH span AS (SELECT (${ctx.now()}::timestamptz AT TIME ZONE ${zone})::date AS today),
      calendar AS (SELECT (today - ${days - 1}::int + n)::date AS day FROM span, generate_series(0, ${days - 1}::int) n),
      called AS (
        SELECT (i.created_at AT TIME ZONE ${zone})::date AS day, i.kind, i.error FROM ai_interaction i
        WHERE i.org_id = ${org} AND i.created_at >= ${since}
      )
      SELECT to_char(c.day, 'YYYY-MM-DD') AS day,
        (count(*) FILTER (WHERE i.kind IN ('answer', 'chat')))::int AS answers,
        (count(*) FILTER (WHERE i.kind = 'classify'))::int AS sortings,
        (count(*) FILTER (WHERE i.error IS NOT NULL))::int AS failures
      FROM calendar c LEFT JOIN called i USING (day) GROUP BY c.day ORDER BY c.day`,
  );
}

async function kinds(ctx: TxContext, { org, since }: Span) {
  return kindsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT i.kind, count(*)::int AS calls, (count(*) FILTER (WHERE i.error IS NOT NULL))::int AS failures,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY i.latency_ms) AS p50,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY i.latency_ms) AS p95,
        coalesce(sum(i.input_tokens), 0)::int AS "inputTokens", coalesce(sum(i.output_tokens), 0)::int AS "outputTokens"
      FROM ai_interaction i WHERE i.org_id = ${org} AND i.created_at >= ${since}
      GROUP BY i.kind ORDER BY count(*) DESC, i.kind`,
  );
}

/** What became of it: what triage let out, what people did with drafts, what customers said. */
async function outcomes(ctx: TxContext, { org, since }: Span) {
  const [row] = outcomesSchema.parse(
    await ctx.tx.$queryRaw`
      WITH happened AS (
        SELECT e.kind, e.data FROM event e
        WHERE e.org_id = ${org} AND e.created_at >= ${since}
          AND e.kind IN ('ticket.triaged', 'ticket.triage_corrected', 'draft.approved', 'draft.discarded')
      ), said AS (
        SELECT DISTINCT ON (e.subject_id) e.data ->> 'helpful' = 'true' AS helpful FROM event e
        WHERE e.org_id = ${org} AND e.created_at >= ${since} AND e.kind = 'answer.feedback'
        ORDER BY e.subject_id, e.created_at DESC, e.id DESC
      ), ended AS (
        SELECT NOT EXISTS (
          SELECT FROM message m JOIN conversation v ON v.org_id = m.org_id AND v.id = m.conversation_id
          WHERE v.org_id = t.org_id AND v.ticket_id = t.id AND m.state = 'sent' AND NOT m.is_internal AND m.sender_kind = 'agent'
        ) AND EXISTS (
          SELECT FROM message m JOIN conversation v ON v.org_id = m.org_id AND v.id = m.conversation_id
          WHERE v.org_id = t.org_id AND v.ticket_id = t.id AND m.state = 'sent' AND NOT m.is_internal AND m.sender_kind = 'ai'
        ) AS alone
        FROM ticket t WHERE t.org_id = ${org} AND t.resolved_at >= ${since}
      )
      SELECT
        (count(*) FILTER (WHERE h.kind = 'ticket.triaged'))::int AS triaged,
        (count(*) FILTER (WHERE h.kind = 'ticket.triaged' AND h.data ->> 'gate' = 'none'))::int AS silent,
        (count(*) FILTER (WHERE h.kind = 'ticket.triaged' AND h.data ->> 'gate' IN ('draft', 'approvable')))::int AS drafted,
        (count(*) FILTER (WHERE h.kind = 'ticket.triaged' AND h.data ->> 'gate' = 'auto_send'))::int AS "autoSent",
        (count(*) FILTER (WHERE h.kind = 'draft.approved' AND h.data ->> 'isEdited' = 'false'))::int AS approved,
        (count(*) FILTER (WHERE h.kind = 'draft.approved' AND h.data ->> 'isEdited' = 'true'))::int AS edited,
        (count(*) FILTER (WHERE h.kind = 'draft.discarded'))::int AS discarded,
        (count(*) FILTER (WHERE h.kind = 'ticket.triage_corrected'))::int AS corrected,
        (SELECT count(*) FILTER (WHERE helpful) FROM said)::int AS helpful,
        (SELECT count(*) FILTER (WHERE NOT helpful) FROM said)::int AS unhelpful,
        (SELECT count(*) FROM ended)::int AS resolved,
        (SELECT count(*) FILTER (WHERE alone) FROM ended)::int AS "resolvedAlone"
      FROM happened h`,
  );
  return row;
}

/**
 * Of the tickets of the period that somebody has solved: for each fifth of the confidence, in how many the category
 * that triage chose is the one it ended in. Well calibrated is where that share equals the confidence.
 */
async function calibration(ctx: TxContext, { org, since }: Span) {
  return bucketsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT least(4, floor((t.triage ->> 'confidence')::float8 * 5))::int AS bucket, count(*)::int AS tickets,
        (count(*) FILTER (WHERE t.category_id::text = t.triage ->> 'categoryId'))::int AS kept,
        avg((t.triage ->> 'confidence')::float8) AS confidence
      FROM ticket t
      WHERE t.org_id = ${org} AND t.created_at >= ${since} AND t.status IN ('resolved', 'closed')
        AND t.triage ->> 'categoryId' IS NOT NULL AND jsonb_typeof(t.triage -> 'confidence') = 'number'
      GROUP BY 1 ORDER BY 1`,
  );
}

/** What AI did in the last `days` days of the organisation's calendar, today included, and what became of it. */
export function getAiInsights(ctx: ServiceContext, { days }: z.output<typeof aiInsightsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { timeZone: zone } = ctx.org;
    const span: Span = {
      org: Prisma.sql`${ctx.org.id}::uuid`,
      zone,
      since: Prisma.sql`((date_trunc('day', ${ctx.now()}::timestamptz AT TIME ZONE ${zone})
        - make_interval(days => ${days - 1}::int)) AT TIME ZONE ${zone})`,
    };
    return {
      daily: await daily(ctx, span, days),
      kinds: await kinds(ctx, span),
      outcomes: await outcomes(ctx, span),
      calibration: await calibration(ctx, span),
    };
  });
}
