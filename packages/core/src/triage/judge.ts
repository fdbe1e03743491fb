import { effectiveTier, type Locale, type TriageRecord } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { listPriorityRules } from "../desks/index.ts";
import { detectLanguage } from "../language/words.ts";
import { isLowRisk } from "../organization/index.ts";
import { type ComposedAnswer, composeAnswer } from "./answer.ts";
import { type Classified, classify } from "./classify.ts";
import { gate } from "./gate.ts";
import type { LockedTicket } from "./internal.ts";
import { decidePriority } from "./priority.ts";
import { riskOf } from "./rules.ts";

/** What is known of the ticket when triage takes it. */
export type Claim = LockedTicket & { conversationId: string; lastPublicSeq: number; opening: string };

export type Verdict = {
  classified: Classified;
  answer: ComposedAnswer;
  locale: Locale;
  record: TriageRecord;
};

/** Asks the models what the ticket is about and what to answer, and the gate what may be done with it. No transaction is open. */
export async function judge(ctx: ServiceContext, ticket: Claim): Promise<Verdict> {
  const { subject, opening: body, type, severity } = ticket;
  const locale = detectLanguage(`${subject}\n${body}`, ticket.contact.user?.locale ?? ctx.org.locale);
  const classified = await classify(ctx, { subject, body, reported: { type, severity } });
  const answer =
    classified.failure || !ctx.org.aiReplies
      ? {
          sentences: [],
          intents: [],
          confidence: null,
          handoff: false,
          failure: classified.failure,
          interaction: null,
        }
      : await composeAnswer(ctx, { subject, body, locale });
  const { intent, confidence, category } = classified;
  const tier = effectiveTier(ctx.org.tier, ticket.contact.plan);
  const { confidenceThreshold, autoSendThreshold } = ctx.org;
  const checks = {
    hasAnswer: answer.sentences.length > 0,
    intentMatchesKb: intent !== null && answer.intents.includes(intent),
    risk: riskOf({ ...classified, wantsPerson: classified.wantsPerson || answer.handoff }),
  };
  const { decision, why } = gate({
    ...checks,
    effectiveTier: tier,
    repliesOn: ctx.org.aiReplies,
    confidence,
    threshold: confidenceThreshold,
    autoSendThreshold: autoSendThreshold ?? confidenceThreshold,
    category: category?.key ?? null,
    intent,
    autoSendPairs: category && isLowRisk(category.defaultPriority) ? ctx.org.autoSendPairs : [],
  });
  const decided = decidePriority(
    {
      base: category?.defaultPriority ?? "normal",
      severity: classified.severity,
      suggested: classified.priority,
    },
    await listPriorityRules(ctx, { isActive: true }),
    { ...classified, categoryId: category?.id ?? null, tier, text: `${subject}\n${body}` },
  );
  const record: TriageRecord = {
    state: classified.failure || answer.failure ? "failed" : "done",
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
    cues: classified.urgencyCues,
    entities: classified.entities,
    confidence,
    gate: decision,
    why,
    checks,
  };
  return { classified, answer, locale, record };
}
