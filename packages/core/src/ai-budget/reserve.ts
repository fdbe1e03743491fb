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

/** Counts one more question of a contact today; whether that is still allowed. What rides on an earlier one only asks. */
async function takeTurn(ctx: TxContext, contactId: string, limit: number, isCounted: boolean) {
  const more = isCounted ? 1 : 0;
  const key = { orgId: ctx.org.id, day: today(ctx), contactId };
  const { turns } = await ctx.tx.aiTurn.upsert({
    where: { orgId_day_contactId: key },
    create: { ...key, turns: more },
    update: { turns: { increment: more } },
    select: { turns: true },
  });
  return turns <= limit;
}

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

/** Puts tokens and cost aside in one statement: calls at the same moment cannot all take the last of it. */
async function putAside(ctx: TxContext, budget: AiBudget, tokens: number, cost: number) {
  const { id: orgId } = ctx.org;
  const month = thisMonth(ctx);
  await ctx.tx.aiUsage.createMany({ data: [{ orgId, month }], skipDuplicates: true });
  const most = (limit: number | null, more: number) =>
    limit === null ? {} : { lte: BigInt(Math.floor(limit) - more) };
  const costLimit = budget.monthlyCost === null ? null : budget.monthlyCost * millionths;
  const { count } = await ctx.tx.aiUsage.updateMany({
    where: {
      orgId,
      month,
      tokens: most(budget.monthlyTokens, tokens),
      costMicros: most(costLimit, cost),
    },
    data: { tokens: { increment: tokens }, costMicros: { increment: cost }, calls: { increment: 1 } },
  });
  return { month, isThere: count === 1 };
}

export type Wanted = {
  /** Whether it is a customer's question of its own, and not a part of one that was counted. */
  isTurn: boolean;
  tokens: Tokens;
};

/**
 * Asks for one call of the model, before it is made: `false` where the month's budget or the customer's day is used up.
 * Our own model costs nothing, so it counts questions alone.
 */
export async function reserveCall(
  ctx: TxContext,
  budget: AiBudget,
  { isTurn, tokens }: Wanted,
): Promise<{ isAllowed: boolean; reservation: Reservation }> {
  const refused = { isAllowed: false, reservation: null };
  if (ctx.askedFor && !(await takeTurn(ctx, ctx.askedFor, budget.dailyTurns, isTurn))) return refused;
  if (ctx.ports.ai.isLocal) return { isAllowed: true, reservation: null };
  const all = tokens.input + tokens.output;
  const cost = costOf(budget.prices, ctx.ports.ai.name, tokens) ?? 0;
  const { month, isThere } = await putAside(ctx, budget, all, cost);
  if (!isThere) {
    await tellUsed(ctx, month, 100);
    return refused;
  }
  return { isAllowed: true, reservation: { month, tokens: all, cost } };
}

/** Puts what a call really took in the place of what was put aside for it. */
export function settleCall(
  ctx: ServiceContext,
  budget: AiBudget,
  reservation: NonNullable<Reservation>,
  taken: Tokens,
): Promise<{ costMicros: number | null }> {
  const costMicros = costOf(budget.prices, ctx.ports.ai.name, taken);
  return withTransaction(ctx, async (ctx) => {
    const { month, tokens, cost } = reservation;
    const where = { orgId_month: { orgId: ctx.org.id, month } };
    const now = await ctx.tx.aiUsage.update({
      where,
      data: {
        tokens: { increment: taken.input + taken.output - tokens },
        costMicros: { increment: (costMicros ?? 0) - cost },
      },
      select: { tokens: true, costMicros: true },
    });
    await tellUsed(ctx, month, levelNow(budget, Number(now.tokens), Number(now.costMicros)));
    return { costMicros };
  });
}
