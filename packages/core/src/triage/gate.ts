import type { GateDecision, GateReason, Tier } from "@handrail/contracts";

export type GateInput = {
  /** The lower of the organisation's tier and the customer's plan. */
  effectiveTier: Tier;
  /** Whether the organisation wants answers from AI. */
  repliesOn: boolean;
  confidence: number;
  threshold: number;
  /** What it takes to go out by itself; never less than `threshold`. */
  autoSendThreshold: number;
  category: string | null;
  intent: string | null;
  autoSendPairs: readonly { category: string; intent: string }[];
  /** Whether an article that the answer rests on is about this intent. */
  intentMatchesKb: boolean;
  risk: "low" | "high";
  /** Whether any sentence of the answer was found to rest on its passage. */
  hasAnswer: boolean;
};

/**
 * PURE. What may happen with an answer; nothing else decides (DESIGN.md §6).
 * `none` a person starts from nothing · `draft` a person opens it and sends it · `approvable` a person sends it with
 * one click · `auto_send` it goes out by itself.
 */
export function gate(input: GateInput): { decision: GateDecision; why: GateReason } {
  const { effectiveTier, confidence, threshold, category, intent } = input;
  if (!input.repliesOn) return { decision: "none", why: "replies_off" };
  if (!input.hasAnswer) return { decision: "none", why: "no_answer" };
  if (effectiveTier === "beta") return { decision: "draft", why: "tier" };
  if (input.risk !== "low") return { decision: "draft", why: "risky" };
  if (!(confidence >= threshold)) return { decision: "draft", why: "low_confidence" };
  if (intent === null || !input.intentMatchesKb) return { decision: "draft", why: "intent_unknown" };
  if (effectiveTier === "pro") return { decision: "approvable", why: "tier" };
  const isAllowed = input.autoSendPairs.some((pair) => pair.category === category && pair.intent === intent);
  if (!isAllowed) return { decision: "approvable", why: "pair_not_allowed" };
  return confidence >= input.autoSendThreshold
    ? { decision: "auto_send", why: "allowed" }
    : { decision: "approvable", why: "below_auto_send" };
}
