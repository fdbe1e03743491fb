import { expect, it } from "vitest";
import { checkTyped, typedOf } from "./typed-budget.ts";

const budget = {
  version: 3,
  monthlyTokens: null,
  monthlyCost: 20.5,
  currency: "EUR",
  prices: [{ model: "a-model", input: 0.4, output: 1.6 }],
  dailyTurns: 60,
  longestInput: 4_000,
  traceDays: 90,
};
const typed = typedOf(budget);

it("gives back what it was given", () => {
  expect(checkTyped(typed, 3).data).toEqual(budget);
});

it("takes a comma, an empty limit and a currency in small letters", () => {
  const given = { ...typed, monthlyCost: "12,50", monthlyTokens: " ", currency: "usd" };
  expect(checkTyped(given, 3).data).toMatchObject({
    monthlyCost: 12.5,
    monthlyTokens: null,
    currency: "USD",
  });
});

it.each([
  ["monthlyTokens", "many"],
  ["monthlyTokens", "10"],
  ["monthlyCost", "-1"],
  ["currency", "Euro"],
  ["dailyTurns", ""],
  ["dailyTurns", "1.5"],
  ["longestInput", "100"],
  ["traceDays", "0"],
])("names %s when it is %j", (field, value) => {
  const result = checkTyped({ ...typed, [field]: value }, 3);
  expect(result.error?.issues.map(({ path }) => path[0])).toContain(field);
});

it("takes each model once", () => {
  const prices = [1, 2].map((key) => ({ key, model: "a-model", input: "1", output: "1" }));
  expect(checkTyped({ ...typed, prices }, 3).success).toBe(false);
});
