import type { Locale, TriageRecord } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { detectLanguage } from "../language/words.ts";
import { type ComposedAnswer, composeAnswer } from "./answer.ts";
import type { Classified } from "./classify.ts";
import { decide } from "./decide.ts";
import type { LockedTicket } from "./internal.ts";
import { riskOf } from "./rules.ts";
import { sortMessage } from "./sort.ts";

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
  const { plan, user } = ticket.contact;
  const locale = detectLanguage(`${subject}\n${body}`, user?.locale ?? ctx.org.locale);
  const { classified, sorting } = await sortMessage(ctx, {
    subject,
    body,
    reported: { type, severity },
    plan,
  });
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
  const checks = {
    hasAnswer: answer.sentences.length > 0,
    intentMatchesKb: intent !== null && answer.intents.includes(intent),
    risk: riskOf({ ...classified, wantsPerson: classified.wantsPerson || answer.handoff }),
  };
  const { decision, why } = decide(ctx, { checks, confidence, category, intent, plan });
  const state = classified.failure || answer.failure ? "failed" : "done";
  return { classified, answer, locale, record: { ...sorting, state, gate: decision, why, checks } };
}

/** What is left of a verdict whose answer rests on what is no longer there: a person starts from nothing. */
export function withoutAnswer(verdict: Verdict): Verdict {
  const { record, answer } = verdict;
  const checks = { ...(record.checks ?? { risk: "high" }), hasAnswer: false, intentMatchesKb: false };
  return {
    ...verdict,
    answer: { ...answer, sentences: [], intents: [] },
    record: { ...record, gate: "none", why: "no_answer", checks },
  };
}
