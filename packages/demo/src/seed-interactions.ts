import type { TriageRecord } from "@handrail/contracts";
import { newId } from "@handrail/core";
import type { Prisma } from "@handrail/db";
import { seededRandom } from "./random.ts";

/** The calls that triage made for a ticket of the demo: it was sorted, and answered where it has an answer. */
export function interactionRows(
  triage: TriageRecord,
  { orgId, ticketId }: { orgId: string; ticketId: string },
): Prisma.AiInteractionCreateManyInput[] {
  const random = seededRandom(triage.summary.length);
  const call = (kind: "classify" | "answer", fastest: number) => ({
    orgId,
    id: newId(),
    kind,
    model: triage.model,
    prompt: triage.summary,
    response: kind === "classify" ? `${triage.category}: ${triage.intent}` : "",
    latencyMs: Math.round(fastest * (1 + 2 * random() ** 3)),
    confidence: triage.confidence,
    ticketId,
    createdAt: new Date(triage.at),
  });
  return triage.gate === "none" ? [call("classify", 6)] : [call("classify", 6), call("answer", 40)];
}
