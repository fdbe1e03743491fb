import { discardReasons } from "@handrail/contracts/inputs/conversations";
import type { aiInsightsInput } from "@handrail/contracts/inputs/metrics";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { readCalls, type Span } from "./ai-calls.ts";

const count = z.number().int();
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
const discardsSchema = z.array(z.object({ reason: z.enum(discardReasons).catch("other"), drafts: count }));
const chatsSchema = z.tuple([z.object({ began: count, asked: count, alone: count })]);
const bucketsSchema = z.array(
  z.object({ bucket: count, tickets: count, kept: count, confidence: z.number() }),
);

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

/** Why people discarded drafts, the most frequent reason first. */
async function discards(ctx: TxContext, { org, since }: Span) {
  return discardsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT coalesce(e.data ->> 'reason', 'other') AS reason, count(*)::int AS drafts FROM event e
      WHERE e.org_id = ${org} AND e.created_at >= ${since} AND e.kind = 'draft.discarded'
      GROUP BY 1 ORDER BY count(*) DESC, 1`,
  );
}

/** Chats that began in the period: how many asked for a person, and how many ended without one. */
async function chats(ctx: TxContext, { org, since }: Span) {
  const [row] = chatsSchema.parse(
    await ctx.tx.$queryRaw`
      WITH handed AS (
        SELECT DISTINCT e.conversation_id FROM event e
        WHERE e.org_id = ${org} AND e.created_at >= ${since} AND e.kind IN ('chat.handoff_requested', 'chat.accepted')
      )
      SELECT count(*)::int AS began, count(h.conversation_id)::int AS asked,
        (count(*) FILTER (WHERE h.conversation_id IS NULL AND s.mode = 'closed'))::int AS alone
      FROM chat_session s LEFT JOIN handed h ON h.conversation_id = s.conversation_id
      WHERE s.org_id = ${org} AND s.created_at >= ${since}`,
  );
  return row;
}

/** Articles offered to people who were writing a ticket, and those that made it unnecessary. */
async function deflection(ctx: TxContext, days: number) {
  const since = new Date(ctx.now().getTime() - days * 86_400_000);
  const sum = await ctx.tx.deflection.aggregate({
    where: { orgId: ctx.org.id, day: { gte: new Date(since.toISOString().slice(0, 10)) } },
    _sum: { suggested: true, count: true },
  });
  return { suggested: sum._sum.suggested ?? 0, accepted: sum._sum.count ?? 0 };
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
      ...(await readCalls(ctx, span, days)),
      outcomes: await outcomes(ctx, span),
      calibration: await calibration(ctx, span),
      discards: await discards(ctx, span),
      chats: await chats(ctx, span),
      deflection: await deflection(ctx, days),
    };
  });
}
