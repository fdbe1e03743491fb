import {
  type GateDecision,
  type Priority,
  priorities,
  type Sentiment,
  type Severity,
  type TicketStatus,
} from "@handrail/contracts";
import { isLive } from "../tickets/rules.ts";

/** PURE. What triage makes of a classification. */
const severityFloor: Record<Severity, Priority> = {
  low: "low",
  medium: "low",
  high: "high",
  critical: "urgent",
};
const rank = (priority: Priority) => priorities.indexOf(priority);

/**
 * How fast a ticket is worked on: the category's priority, at least what its severity asks for, and at most one step
 * up from there where the model reads urgency in it. A model cannot make anything urgent alone.
 */
export function decidePriority(input: { base: Priority; severity: Severity; suggested: Priority }): Priority {
  const floor = Math.max(rank(input.base), rank(severityFloor[input.severity]));
  const raised = rank(input.suggested) > floor ? floor + 1 : floor;
  const lowered =
    input.suggested === "low" && input.severity === "low" && raised <= rank("normal") ? 0 : raised;
  return priorities[lowered] ?? input.base;
}

/** Whether a person has to look, however good the answer is: critical, angry, or asked for. */
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
