import { changeAiBudgetInput } from "@handrail/contracts/inputs/ai-budget";
import type { RouterOutputs } from "../../trpc/client.tsx";

type Budget = RouterOutputs["aiBudget"]["get"]["budget"];
export type TypedPrice = { key: number; model: string; input: string; output: string };
/** What stands in the fields. */
export type TypedBudget = {
  monthlyTokens: string;
  monthlyCost: string;
  currency: string;
  dailyTurns: string;
  longestInput: string;
  traceDays: string;
  prices: TypedPrice[];
};

const shown = (value: number | null) => (value === null ? "" : String(value));
const number = (typed: string) => {
  const plain = typed.trim().replace(",", ".");
  return /^\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN;
};
const numberOrNone = (typed: string) => (typed.trim() === "" ? null : number(typed));

export const typedOf = (budget: Budget): TypedBudget => ({
  monthlyTokens: shown(budget.monthlyTokens),
  monthlyCost: shown(budget.monthlyCost),
  currency: budget.currency,
  dailyTurns: String(budget.dailyTurns),
  longestInput: String(budget.longestInput),
  traceDays: String(budget.traceDays),
  prices: budget.prices.map((price, key) => ({
    key,
    model: price.model,
    input: String(price.input),
    output: String(price.output),
  })),
});

/** PURE. The fields as the server takes them, or which of them are wrong. */
export const checkTyped = (typed: TypedBudget, version: number) =>
  changeAiBudgetInput.safeParse({
    version,
    monthlyTokens: numberOrNone(typed.monthlyTokens),
    monthlyCost: numberOrNone(typed.monthlyCost),
    currency: typed.currency.trim().toUpperCase(),
    dailyTurns: number(typed.dailyTurns),
    longestInput: number(typed.longestInput),
    traceDays: number(typed.traceDays),
    prices: typed.prices.map(({ model, input, output }) => ({
      model,
      input: number(input),
      output: number(output),
    })),
  });
