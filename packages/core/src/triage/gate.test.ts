import { tiers } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { type GateInput, gate } from "./gate.ts";

const pairs = [{ category: "billing", intent: "invoice" }];
const base: GateInput = {
  effectiveTier: "premium",
  confidence: 0.9,
  repliesOn: true,
  threshold: 0.75,
  autoSendThreshold: 0.85,
  category: "billing",
  intent: "invoice",
  autoSendPairs: pairs,
  intentMatchesKb: true,
  risk: "low",
  hasAnswer: true,
};

const booleans = [true, false];
const everything = tiers.flatMap((effectiveTier) =>
  [0.9, 0.85, 0.8, 0.75, 0.74, 0, Number.NaN].flatMap((confidence) =>
    [
      { category: "billing", intent: "invoice" },
      { category: "billing", intent: "refund" },
      { category: "account", intent: "invoice" },
      { category: "billing", intent: null },
      { category: null, intent: null },
    ].flatMap((topic) =>
      booleans.flatMap((intentMatchesKb) =>
        (["low", "high"] as const).flatMap((risk) =>
          booleans.flatMap((hasAnswer) =>
            [pairs, []].map((autoSendPairs) => ({
              ...base,
              ...topic,
              effectiveTier,
              confidence,
              intentMatchesKb,
              risk,
              hasAnswer,
              autoSendPairs,
            })),
          ),
        ),
      ),
    ),
  ),
);

/** The table of DESIGN.md §6, stated the other way round: what each decision needs. */
function expected(input: GateInput) {
  if (!input.hasAnswer || !input.repliesOn) return "none";
  const isSure = input.confidence >= input.threshold && input.intentMatchesKb && input.intent !== null;
  const isSafe = isSure && input.risk === "low";
  const isListed =
    input.autoSendPairs.length > 0 && input.category === "billing" && input.intent === "invoice";
  if (input.effectiveTier === "premium" && isSafe && isListed && input.confidence >= input.autoSendThreshold)
    return "auto_send";
  if (input.effectiveTier !== "beta" && isSafe) return "approvable";
  return "draft";
}

describe("gate", () => {
  it("decides as the table says for every combination", () => {
    expect(everything).toHaveLength(3 * 7 * 5 * 2 * 2 * 2 * 2);
    for (const input of everything)
      expect({ input, ...gate(input) }).toMatchObject({ input, decision: expected(input) });
  });

  it.each([
    ["premium, allowed pair", {}, "auto_send", "allowed"],
    ["premium, pair not listed", { intent: "refund" }, "approvable", "pair_not_allowed"],
    ["premium, confidence exactly at what sending takes", { confidence: 0.85 }, "auto_send", "allowed"],
    ["premium, sure enough for one click alone", { confidence: 0.849 }, "approvable", "below_auto_send"],
    ["premium, confidence exactly at the threshold", { confidence: 0.75 }, "approvable", "below_auto_send"],
    ["premium, answers switched off", { repliesOn: false }, "none", "replies_off"],
    ["beta, answers switched off", { effectiveTier: "beta", repliesOn: false }, "none", "replies_off"],
    ["premium, just below", { confidence: 0.749 }, "draft", "low_confidence"],
    ["premium, confidence is no number", { confidence: Number.NaN }, "draft", "low_confidence"],
    ["premium, risky", { risk: "high" }, "draft", "risky"],
    ["premium, article about something else", { intentMatchesKb: false }, "draft", "intent_unknown"],
    ["premium, intent unknown", { intent: null }, "draft", "intent_unknown"],
    ["pro never sends by itself", { effectiveTier: "pro" }, "approvable", "tier"],
    ["beta only drafts", { effectiveTier: "beta", confidence: 1 }, "draft", "tier"],
    ["nothing to say", { hasAnswer: false }, "none", "no_answer"],
  ] as const)("%s", (_name, change, decision, why) => {
    expect(gate({ ...base, ...change })).toEqual({ decision, why });
  });
});
