import type { HotSql } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { tellAdmins } from "../notifications/index.ts";
import { thisMonth, today } from "./days.ts";
import { costOf, levelOf } from "./rules.ts";
import type { AiBudget } from "./settings.ts";

type Tokens = { input: number; output: number };
export type Spent = { inputTokens: number | null; outputTokens: number | null };
/** What a call has put aside, until it is known what it took; null where nothing is paid for. */
export type Reservation = { month: Date; tokens: number; cost: number } | null;

const millionths = 1_000_000;

/** Tells admins once that a share of this month's budget is used. */
async function tellUsed(ctx: TxContext, month: Date, level: number) {
  if (level === 0) return;
  const { count } = await ctx.tx.aiUsage.updateMany({
    where: { orgId: ctx.org.id, month, told: { lt: level } },
    data: { told: level },
  });
  if (count === 0) return;
  await emit(ctx, {
    kind: "ai.budget_reached",
    data: { share: level, month: month.toISOString().slice(0, 7) },
  });
  await tellAdmins(ctx, { kind: "ai_budget", detail: { share: level } });
}

const levelNow = (budget: AiBudget, tokens: number, cost: number) =>
  Math.max(
    levelOf(tokens, budget.monthlyTokens),
    levelOf(cost, budget.monthlyCost === null ? null : budget.monthlyCost * millionths),
  );

export type Wanted = {
  /** Whether it is a customer's question of its own, and not a part of one that was counted. */
  isTurn: boolean;
  tokens: Tokens;
};

const reserveText = `
WITH turn AS (
  INSERT INTO ai_turn (org_id, day, contact_id, turns)
  SELECT $1, $2, $3::uuid, $4 WHERE $3::uuid IS NOT NULL
  ON CONFLICT (org_id, day, contact_id) DO UPDATE SET turns = ai_turn.turns + excluded.turns
  RETURNING turns
), used AS (
  INSERT INTO ai_usage (org_id, month, tokens, cost_micros, calls)
  SELECT $1, $6, $7::bigint, $8::bigint, 1
  WHERE $11 AND coalesce((SELECT turns FROM turn), 0) <= $5
    AND ($9::bigint IS NULL OR $7::bigint <= $9) AND ($10::bigint IS NULL OR $8::bigint <= $10)
  ON CONFLICT (org_id, month) DO UPDATE SET tokens = ai_usage.tokens + excluded.tokens,
    cost_micros = ai_usage.cost_micros + excluded.cost_micros, calls = ai_usage.calls + 1
  WHERE ($9::bigint IS NULL OR ai_usage.tokens + excluded.tokens <= $9)
    AND ($10::bigint IS NULL OR ai_usage.cost_micros + excluded.cost_micros <= $10)
  RETURNING 1
)
SELECT (SELECT turns FROM turn) AS turns, EXISTS (SELECT FROM used) AS "isThere"`;

const reservedSchema = z.object({ turns: z.number().nullable(), isThere: z.boolean() });
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const whole = (limit: number | null) => (limit === null ? null : Math.floor(limit));

/**
 * Asks for one call of the model, before it is made: `false` where the month's budget or the customer's day is used up.
 * Our own model costs nothing, so it counts questions alone. One statement, and the last of its transaction: calls at the
 * same moment cannot all take the last of it, and wait for each other no longer than the database needs.
 */
export async function reserveCall(
  ctx: ServiceContext,
  sql: HotSql,
  budget: AiBudget,
  { isTurn, tokens }: Wanted,
): Promise<{ isAllowed: boolean; reservation: Reservation }> {
  const isPaid = !ctx.ports.ai.isLocal;
  const all = tokens.input + tokens.output;
  const cost = isPaid ? (costOf(budget.prices, ctx.ports.ai.name, tokens) ?? 0) : 0;
  const month = thisMonth(ctx);
  const [row] = await sql.last({
    name: "ai-reserve",
    text: reserveText,
    values: [
      ctx.org.id,
      dayOf(today(ctx)),
      ctx.askedFor ?? null,
      isTurn ? 1 : 0,
      budget.dailyTurns,
      dayOf(month),
      all,
      cost,
      whole(budget.monthlyTokens),
      whole(budget.monthlyCost === null ? null : budget.monthlyCost * millionths),
      isPaid,
    ],
  });
  const { turns, isThere } = reservedSchema.parse(row);
  const isInDay = turns === null || turns <= budget.dailyTurns;
  if (!isPaid) return { isAllowed: isInDay, reservation: null };
  if (isThere) return { isAllowed: true, reservation: { month, tokens: all, cost } };
  if (isInDay) await withTransaction(ctx, (ctx) => tellUsed(ctx, month, 100));
  return { isAllowed: false, reservation: null };
}

const settleText = `
UPDATE ai_usage SET tokens = tokens + $3::bigint, cost_micros = cost_micros + $4::bigint
WHERE org_id = $1 AND month = $2 RETURNING tokens, cost_micros AS "costMicros"`;

const settledSchema = z.object({ tokens: z.coerce.number(), costMicros: z.coerce.number() });

/** Puts what a call really took in the place of what was put aside for it. */
export async function settleCall(
  ctx: ServiceContext,
  budget: AiBudget,
  reservation: NonNullable<Reservation>,
  taken: Tokens,
): Promise<{ costMicros: number | null }> {
  const costMicros = costOf(budget.prices, ctx.ports.ai.name, taken);
  const { month, tokens, cost } = reservation;
  const [row] = await ctx.ports.db.hot(ctx.org.id, (sql) =>
    sql.last({
      name: "ai-settle",
      text: settleText,
      values: [ctx.org.id, dayOf(month), taken.input + taken.output - tokens, (costMicros ?? 0) - cost],
    }),
  );
  const now = settledSchema.parse(row);
  const level = levelNow(budget, now.tokens, now.costMicros);
  if (level > 0) await withTransaction(ctx, (ctx) => tellUsed(ctx, month, level));
  return { costMicros };
}
