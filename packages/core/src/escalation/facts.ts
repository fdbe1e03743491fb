import { effectiveTier, triageRecordSchema } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { moodOf } from "../language/mood.ts";
import type { HeldTicket } from "./hold-ticket.ts";
import type { Facts } from "./rules.ts";

/** The newest messages whose mood is looked at; the older ones have been answered. */
const newestMessages = 5;

/** How many of the customer's messages came after an answer, among those that are new. */
function repliesAfterAnswers(
  messages: readonly { senderKind: string; createdAt: Date }[],
  isNew: (at: Date) => boolean,
): number {
  const first = messages.findIndex(({ senderKind }) => senderKind === "agent" || senderKind === "ai");
  if (first < 0) return 0;
  return messages
    .slice(first)
    .filter(({ senderKind, createdAt }) => senderKind === "customer" && isNew(createdAt)).length;
}

/** What the ticket shows since it was last handed up, or since it was opened. */
export async function gatherFacts(ctx: TxContext, ticket: HeldTicket, since: Date | null): Promise<Facts> {
  const messages = await ctx.tx.message.findMany({
    where: {
      orgId: ctx.org.id,
      conversation: { is: { ticketId: ticket.id } },
      isInternal: false,
      state: "sent",
      senderKind: { not: "system" },
    },
    select: { senderKind: true, body: true, helpful: true, createdAt: true, updatedAt: true },
    orderBy: [{ createdAt: "asc" }, { seq: "asc" }],
  });
  const isNew = (at: Date) => since === null || at > since;
  const said = messages.filter(({ senderKind, createdAt }) => senderKind === "customer" && isNew(createdAt));
  const moods = said.slice(-newestMessages).map(({ body }) => moodOf(body, ctx.org.locale));
  const record = triageRecordSchema.nullable().catch(null).parse(ticket.triage);
  const triage = record && isNew(new Date(record.at)) ? record : null;
  const isFirst = said.length === 1 && messages[0] === said[0];
  const soundsAngry = moods.some(({ isNegative }) => isNegative);
  return {
    isCritical:
      moods.some(({ isCritical }) => isCritical) ||
      (since === null && (ticket.severity === "critical" || triage?.severity === "critical")),
    isAngry: soundsAngry && (!isFirst || triage === null || triage.sentiment === "negative"),
    asksForPerson: moods.some(({ wantsPerson }) => wantsPerson),
    isNotHelpful: messages.some(({ helpful, updatedAt }) => helpful === false && isNew(updatedAt)),
    confidence: triage === null ? null : triage.state === "failed" ? 0 : triage.confidence,
    repliesUnsolved: repliesAfterAnswers(messages, isNew),
    categoryId: ticket.categoryId,
    tier: effectiveTier(ctx.org.tier, ticket.contact.plan),
  };
}
