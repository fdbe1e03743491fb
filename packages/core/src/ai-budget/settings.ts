import {
  type aiBudgetFields,
  type changeAiBudgetInput,
  modelPriceSchema,
} from "@handrail/contracts/inputs/ai-budget";
import type { HotSql } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { thisMonth } from "./days.ts";

const millionths = 1_000_000;
const pricesSchema = z.array(modelPriceSchema).catch([]);

export type AiBudget = z.output<z.ZodObject<typeof aiBudgetFields>> & { version: number };

/** What holds where nobody has decided: no end to the month, enough turns for a person, few enough for a program. */
const unset: AiBudget = {
  version: 0,
  monthlyTokens: null,
  monthlyCost: null,
  currency: "USD",
  prices: [],
  dailyTurns: 60,
  longestInput: 4_000,
  traceDays: 90,
};

const rowSchema = z
  .object({
    version: z.number(),
    monthlyTokens: z.coerce.number().nullable(),
    monthlyCostMicros: z.coerce.number().nullable(),
    currency: z.string(),
    prices: pricesSchema,
    dailyTurns: z.number(),
    longestInput: z.number(),
    traceDays: z.number(),
  })
  .transform(({ monthlyCostMicros, ...row }) => ({
    ...row,
    monthlyCost: monthlyCostMicros === null ? null : monthlyCostMicros / millionths,
  }));

const budgetOf = (row: unknown): AiBudget => (row ? rowSchema.parse(row) : unset);

/** The organisation's budget as it is now. */
export async function readBudget(ctx: TxContext): Promise<AiBudget> {
  return budgetOf(await ctx.tx.aiBudget.findUnique({ where: { orgId: ctx.org.id } }));
}

const budgetText = `
SELECT version, monthly_tokens AS "monthlyTokens", monthly_cost_micros AS "monthlyCostMicros", currency, prices,
  daily_turns AS "dailyTurns", longest_input AS "longestInput", trace_days AS "traceDays"
FROM ai_budget WHERE org_id = $1`;

/** `readBudget` on the way of every call of a model. */
export async function readBudgetFast(sql: HotSql, orgId: string): Promise<AiBudget> {
  const [row] = await sql({ name: "ai-budget", text: budgetText, values: [orgId] });
  return budgetOf(row);
}

/** Models that were asked lately, and the one that is configured. */
async function modelsOf(ctx: TxContext) {
  const since = new Date(ctx.now().getTime() - 90 * 86_400_000);
  const rows = await ctx.tx.aiInteraction.findMany({
    where: { orgId: ctx.org.id, createdAt: { gt: since }, inputTokens: { not: null } },
    distinct: ["model"],
    select: { model: true },
    take: 50,
  });
  const { name, isLocal } = ctx.ports.ai;
  const others = rows.map(({ model }) => model).filter((model) => model !== name);
  return { current: { name, isLocal }, others };
}

/** The budget, what this month has used of it, and which models there are to price. */
export function getAiBudget(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const budget = await readBudget(ctx);
    const month = thisMonth(ctx);
    const usage = await ctx.tx.aiUsage.findUnique({
      where: { orgId_month: { orgId: ctx.org.id, month } },
      select: { tokens: true, costMicros: true, calls: true },
    });
    return {
      budget,
      usage: {
        month: month.toISOString().slice(0, 10),
        tokens: Number(usage?.tokens ?? 0),
        cost: Number(usage?.costMicros ?? 0) / millionths,
        calls: usage?.calls ?? 0,
      },
      models: await modelsOf(ctx),
    };
  });
}

/** Changes it, where it still is what the admin saw; CONFLICT `setting_changed` otherwise. A raised budget is told of anew. */
export function changeAiBudget(
  ctx: ServiceContext,
  { version, ...wanted }: z.output<typeof changeAiBudgetInput>,
) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ai budget ${orgId}`}, 0))::text`;
    const before = await readBudget(ctx);
    if (before.version !== version) throw conflict("setting_changed");
    const { monthlyTokens, monthlyCost, ...plain } = wanted;
    const data = {
      ...plain,
      version: version + 1,
      monthlyTokens: monthlyTokens === null ? null : BigInt(monthlyTokens),
      monthlyCostMicros: monthlyCost === null ? null : BigInt(Math.round(monthlyCost * millionths)),
    };
    await ctx.tx.aiBudget.upsert({
      where: { orgId },
      create: { orgId, ...data },
      update: data,
      select: { orgId: true },
    });
    await ctx.tx.aiUsage.updateMany({ where: { orgId, month: thisMonth(ctx) }, data: { told: 0 } });
    const { version: _, ...from } = before;
    await emit(ctx, { kind: "ai.budget_changed", data: { from, to: wanted } });
    return getAiBudget(ctx);
  });
}
