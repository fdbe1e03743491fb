import { type TriageRecord, triageRecordSchema, type WireMessage } from "@handrail/contracts";
import type { composeDraftInput } from "@handrail/contracts/inputs/triage";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage, toWire, wireSelect } from "../conversations/index.ts";
import { announce, emit } from "../emit.ts";
import { conflict, found, precondition } from "../errors.ts";
import { detectLanguage, topicStems } from "../language/words.ts";
import { type ComposedAnswer, composeAnswer } from "./answer.ts";
import { composeReply, sourcesOf } from "./compose.ts";
import { currentSentences } from "./current-sources.ts";
import { decide } from "./decide.ts";
import { recordInteractions } from "./interactions.ts";
import { type LockedTicket, lockTicket } from "./internal.ts";
import { readThread, requireStaff, type Thread } from "./read-thread.ts";
import { riskOf } from "./rules.ts";

/** Fewer topic words than this say nothing without the subject. */
const shortQuestion = 3;

/** Composes an answer to what the customer asked last in a thread, in the customer's language. No transaction is open. */
export async function answerThread(ctx: ServiceContext, { ticket, question, isOpening }: Thread) {
  const locale = detectLanguage(
    `${ticket.subject}\n${question}`,
    ticket.contact.user?.locale ?? ctx.org.locale,
  );
  const needsSubject = isOpening || topicStems(question, locale).length < shortQuestion;
  const asked = { subject: needsSubject ? ticket.subject : "", body: question, locale };
  return { locale, answer: await composeAnswer({ ...ctx, actor: { kind: "assistant" } }, asked) };
}

type Draft = NonNullable<z.output<typeof composeDraftInput>["draft"]>;

async function putAside(ctx: TxContext, conversationId: string, draft: Draft): Promise<WireMessage> {
  const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  const where = { orgId: ctx.org.id, id: draft.messageId, conversationId };
  const { count } = await ctx.tx.message.updateMany({
    where: { ...where, state: "draft", changeSeq: draft.changeSeq, rewrite: null },
    data: { state: "discarded", discardReason: "composed_again", changeSeq, updatedAt: ctx.now() },
  });
  if (count !== 1) throw conflict("draft_changed");
  return toWire(found(await ctx.tx.message.findFirst({ where, select: wireSelect })));
}

/** What the gate says of the new answer, by what the ticket is about now. An answer that was asked for never goes out by itself. */
async function gateAgain(
  ctx: TxContext,
  ticket: LockedTicket,
  record: TriageRecord,
  answer: ComposedAnswer,
  isOpening: boolean,
): Promise<TriageRecord> {
  const category =
    ticket.categoryId &&
    (await ctx.tx.category.findFirst({
      where: { orgId: ctx.org.id, id: ticket.categoryId },
      select: { key: true, defaultPriority: true },
    }));
  const intent = record.corrected ? record.corrected.intent : record.intent;
  const checks = {
    hasAnswer: true,
    intentMatchesKb: isOpening && intent !== null && answer.intents.includes(intent),
    risk: riskOf({ ...record, wantsPerson: answer.handoff }),
  };
  const { decision, why } = decide(ctx, {
    checks,
    confidence: record.confidence,
    category: category || null,
    intent,
    plan: ticket.contact.plan,
  });
  return { ...record, checks, why, gate: decision === "auto_send" ? "approvable" : decision };
}

/**
 * Composes a fresh draft for what the customer asked last, in the place of the one that is given. No article answers it:
 * `message` is null and everything stays. Throws NOT_FOUND; PRECONDITION `replies_off`, `ticket_closed`; CONFLICT
 * `draft_changed`; LIMIT_REACHED.
 */
export async function composeDraft(ctx: ServiceContext, input: z.output<typeof composeDraftInput>) {
  const actor = requireStaff(ctx);
  if (!ctx.org.aiReplies) throw precondition("replies_off");
  const thread = await withTransaction(ctx, (ctx) => readThread(ctx, input.ticketId));
  if (thread.ticket.status === "closed") throw precondition("ticket_closed");
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const { answer, locale } = await answerThread(ctx, thread);
  return withTransaction(ctx, async (ctx) => {
    const ticket = found(await lockTicket(ctx, input.ticketId));
    if (ticket.status === "closed") throw precondition("ticket_closed");
    const { conversationId } = thread;
    const sentences = await currentSentences(ctx, answer.sentences);
    const sources = sourcesOf(sentences);
    if (answer.interaction) {
      const about = { ticketId: ticket.id, conversationId, confidence: answer.confidence, sources };
      await recordInteractions(ctx, [answer.interaction], about);
    }
    if (sentences.length === 0) return { message: null };
    const record = triageRecordSchema.safeParse(ticket.triage);
    const intent = record.data?.corrected ? record.data.corrected.intent : (record.data?.intent ?? null);
    const triage = record.success
      ? await gateAgain(ctx, ticket, record.data, answer, thread.isOpening)
      : undefined;
    await ctx.tx.ticket.updateMany({
      where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
      data: { version: { increment: 1 }, updatedAt: ctx.now(), ...(triage ? { triage } : {}) },
    });
    const aside = input.draft ? await putAside(ctx, conversationId, input.draft) : null;
    const message = await appendMessage(ctx, {
      conversationId,
      senderKind: "ai",
      state: "draft",
      body: composeReply({
        locale,
        customerName: ticket.contact.name,
        sentences,
        intent: thread.isOpening ? intent : null,
        deepLinks: ctx.org.deepLinks,
      }),
      sources,
      aiInteractionId: answer.interaction?.id ?? null,
    });
    const { id, version, status, branchId } = ticket;
    await emit(
      ctx,
      {
        kind: "draft.composed",
        ticketId: id,
        conversationId,
        subjectId: message.id,
        data: { replaced: input.draft?.messageId ?? null, gate: triage?.gate ?? "draft" },
      },
      { message, conversationId, ticket: { id, version: version + 1, status, branchId } },
    );
    if (aside) await announce(ctx, { message: aside });
    return { message };
  });
}
