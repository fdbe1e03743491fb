import { effectiveTier, type Severity, type Sorting, type TicketType, type Tier } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { listPriorityRules } from "../desks/index.ts";
import { type Classified, classify } from "./classify.ts";
import { decidePriority } from "./priority.ts";

type Message = {
  subject: string;
  body: string;
  reported: { type: TicketType; severity: Severity };
  /** The customer's plan. */
  plan: Tier;
};

/** What a message is about, how urgent it is by the organisation's rules, and the record of both. No transaction is open. */
export async function sortMessage(
  ctx: ServiceContext,
  { subject, body, reported, plan }: Message,
): Promise<{ classified: Classified; sorting: Sorting }> {
  const classified = await classify(ctx, { subject, body, reported });
  const { category, intent, confidence } = classified;
  const decided = decidePriority(
    {
      base: category?.defaultPriority ?? "normal",
      severity: classified.severity,
      suggested: classified.priority,
    },
    await listPriorityRules(ctx, { isActive: true }),
    {
      ...classified,
      categoryId: category?.id ?? null,
      tier: effectiveTier(ctx.org.tier, plan),
      text: `${subject}\n${body}`,
    },
  );
  const sorting: Sorting = {
    state: classified.failure ? "failed" : "done",
    at: ctx.now().toISOString(),
    model: classified.failure ? "rules" : ctx.ports.ai.name,
    categoryId: category?.id ?? null,
    category: category?.key ?? null,
    type: classified.type,
    priority: decided.priority,
    priorityWhy: decided.why,
    severity: classified.severity,
    intent,
    sentiment: classified.sentiment,
    language: classified.language,
    summary: classified.summary,
    confidence,
    cues: classified.urgencyCues,
    entities: classified.entities,
  };
  return { classified, sorting };
}
