import type { GateDecision, Sentiment, Severity, TicketStatus } from "@handrail/contracts";
import { isLive } from "../tickets/rules.ts";

/** PURE. Whether a person has to look, however good the answer is: critical, angry, or asked for. */
export function riskOf(input: {
  severity: Severity;
  sentiment: Sentiment;
  wantsPerson: boolean;
}): "low" | "high" {
  const isRisky = input.severity === "critical" || input.sentiment === "negative" || input.wantsPerson;
  return isRisky ? "high" : "low";
}

/** What may still happen with the answer, after what people did meanwhile. */
export function settleDecision(
  decision: GateDecision,
  now: { status: TicketStatus; isAnswered: boolean; hasNewerMessages: boolean },
): GateDecision {
  if (now.isAnswered || !isLive(now.status)) return "none";
  const isUntouched = now.status === "triaging" && !now.hasNewerMessages;
  return decision === "auto_send" && !isUntouched ? "approvable" : decision;
}
