import { z } from "zod";
import { line } from "./fields.ts";

/** What a million tokens of a model cost, in the organisation's currency. */
const price = z.number().min(0).max(100_000);
export const modelPriceSchema = z.strictObject({ model: line(120), input: price, output: price });
export type ModelPrice = z.output<typeof modelPriceSchema>;

const isOnce = (prices: readonly ModelPrice[]) =>
  new Set(prices.map(({ model }) => model)).size === prices.length;

/** What AI may cost, and what of a customer's text it is shown. */
export const aiBudgetFields = {
  monthlyTokens: z.number().int().min(1_000).max(1_000_000_000_000).nullable(),
  monthlyCost: z.number().min(0.01).max(1_000_000_000).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  prices: z.array(modelPriceSchema).max(50).refine(isOnce, "each model once"),
  dailyTurns: z.number().int().min(1).max(10_000),
  longestInput: z.number().int().min(200).max(40_000),
  traceDays: z.number().int().min(1).max(3_650),
};

export const changeAiBudgetInput = z.strictObject({ version: z.number().int().min(0), ...aiBudgetFields });
