import type { GateDecision, GateReason, Tier, TriageRecord } from "@handrail/contracts";
import { effectiveTier } from "@handrail/contracts";
import { findEntities } from "@handrail/core/triage/index";
import type { DemoOrganization, DemoTicket } from "./content/index.ts";

/** How sure triage was of tickets that it drafted nothing for. */
const usualConfidence = 0.62;
/** Organisations of the demo keep the threshold that every new one has. */
const threshold = 0.75;
const secondsUntilTriage = 20;

type Turn = DemoTicket["turns"][number];

function gateOf(answer: Extract<Turn, { from: "ai" }> | undefined, tier: Tier): [GateDecision, GateReason] {
  if (!answer) return ["none", "no_answer"];
  if (answer.state === "sent" && !answer.approvedBy) return ["auto_send", "allowed"];
  if (tier === "beta") return ["draft", "tier"];
  return answer.confidence >= threshold ? ["approvable", "tier"] : ["draft", "low_confidence"];
}

/** What triage wrote on a ticket of the demo, or null where it has not run. */
export function triageOf(
  demo: DemoOrganization,
  ticket: DemoTicket,
  categoryIds: ReadonlyMap<string, string>,
  openedAt: Date,
): TriageRecord | null {
  if (ticket.desk === "internal" || ticket.status === "triaging") return null;
  const answer = ticket.turns.find((turn) => turn.from === "ai");
  const plan = demo.customers.find(({ email }) => email === ticket.requester)?.plan ?? "beta";
  const [gate, why] = gateOf(answer, effectiveTier(demo.tier, plan));
  return {
    state: "done",
    at: new Date(openedAt.getTime() + secondsUntilTriage * 1_000).toISOString(),
    model: "handrail-local-1",
    categoryId: categoryIds.get(ticket.category) ?? null,
    category: ticket.category,
    type: ticket.type,
    priority: ticket.priority,
    severity: ticket.severity,
    intent: ticket.intent,
    sentiment: "neutral",
    language: demo.locale,
    summary: ticket.subject,
    confidence: answer?.confidence ?? usualConfidence,
    entities: findEntities(`${ticket.subject}\n${ticket.opening}`),
    gate,
    why,
    checks: { hasAnswer: gate !== "none", intentMatchesKb: gate !== "none", risk: "low" },
  };
}
