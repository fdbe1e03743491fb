import type { GateDecision, TriageRecord, WireMessage } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { planFor } from "../gates.ts";
import { escalateIfNeeded } from "../request-escalation.ts";
import { requestPlaybooks } from "../request-playbooks.ts";
import { move } from "../tickets/rules.ts";
import { composeReply, sourcesOf } from "./compose.ts";
import { currentSentences } from "./current-sources.ts";
import { type Interaction, recordInteractions } from "./interactions.ts";
import { lockTicket } from "./internal.ts";
import { type Claim, judge, type Verdict, withoutAnswer } from "./judge.ts";
import { settleDecision } from "./rules.ts";

/** How often an answer is composed anew because its articles changed meanwhile. */
const mostAttempts = 3;

/** Takes a ticket into triage, in a transaction of its own: nothing is locked while a model thinks. */
function claim(ctx: ServiceContext, ticketId: string): Promise<Claim | null> {
  return withTransaction(ctx, async (ctx) => {
    const ticket = await lockTicket(ctx, ticketId);
    const conversation = ticket?.conversations[0];
    if (!ticket || !conversation || ticket.triage !== null) return null;
    const first = await ctx.tx.message.findFirst({
      where: {
        orgId: ctx.org.id,
        conversationId: conversation.id,
        senderKind: "customer",
        isInternal: false,
      },
      orderBy: { seq: "asc" },
      select: { body: true },
    });
    if (!first) return null;
    const claimed = {
      conversationId: conversation.id,
      lastPublicSeq: conversation.lastPublicSeq,
      opening: first.body,
    };
    if (ticket.status !== "open") return { ...ticket, ...claimed };
    await ctx.tx.ticket.updateMany({
      where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
      data: { status: "triaging", version: { increment: 1 }, updatedAt: ctx.now() },
    });
    const changed = { ...ticket, status: "triaging", version: ticket.version + 1 } as const;
    await emit(
      ctx,
      {
        kind: "ticket.status_changed",
        ticketId: ticket.id,
        conversationId: conversation.id,
        data: { status: { from: ticket.status, to: changed.status } },
      },
      { ticket: changed, conversationId: conversation.id },
    );
    return { ...changed, ...claimed };
  });
}

function writeMessage(
  ctx: TxContext,
  ticket: Claim,
  { answer, record, locale }: Verdict,
  decision: GateDecision,
): Promise<WireMessage> | null {
  if (decision === "none") return null;
  return appendMessage(ctx, {
    conversationId: ticket.conversationId,
    senderKind: "ai",
    state: decision === "auto_send" ? "sent" : "draft",
    body: composeReply({
      locale,
      customerName: ticket.contact.name,
      sentences: answer.sentences,
      intent: record.intent,
      deepLinks: ctx.org.deepLinks,
    }),
    sources: sourcesOf(answer.sentences),
    aiInteractionId: answer.interaction?.id ?? null,
  });
}

type Settled = "written" | "too_late" | "stale";

async function settle(ctx: TxContext, before: Claim, judged: Verdict, isLast: boolean): Promise<Settled> {
  const { classified, answer } = judged;
  const ticket = await lockTicket(ctx, before.id);
  const current = await currentSentences(ctx, answer.sentences);
  const calls = [classified.interaction, answer.interaction].filter(
    (call): call is Interaction => call !== null,
  );
  await recordInteractions(ctx, calls, {
    ticketId: before.id,
    conversationId: before.conversationId,
    confidence: classified.confidence,
    sources: sourcesOf(answer.sentences),
  });
  if (!ticket || ticket.triage !== null) return "too_late";
  const isStale = current.length < answer.sentences.length;
  if (isStale && !isLast) return "stale";
  const verdict = isStale ? withoutAnswer(judged) : judged;
  const decision = settleDecision(verdict.record.gate, {
    status: ticket.status,
    isAnswered: ticket.firstResponseAt !== null,
    hasNewerMessages: ticket.conversations[0]?.lastPublicSeq !== before.lastPublicSeq,
  });
  const record: TriageRecord = { ...verdict.record, gate: decision };
  const isOurs = ticket.status === "triaging";
  const isSent = decision === "auto_send";
  const next = move(ticket.status, isSent ? "pending_customer" : "open", "triage");
  const status = isOurs && next.ok ? next.status : ticket.status;
  const isSure = record.confidence >= ctx.org.confidenceThreshold;
  const at = ctx.now();
  await ctx.tx.ticket.updateMany({
    where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
    data: {
      status,
      triage: { ...record },
      ...(ticket.categoryId === null && record.categoryId ? { categoryId: record.categoryId } : {}),
      ...(isOurs && ticket.priority === before.priority ? { priority: record.priority } : {}),
      ...(isOurs && isSure && (ticket.type === "question" || ticket.type === "other")
        ? { type: record.type }
        : {}),
      ...(isSent ? { firstResponseAt: at, lastResponseAt: at, lastMessageAt: at } : {}),
      version: { increment: 1 },
      updatedAt: at,
    },
  });
  const message = await writeMessage(ctx, before, verdict, decision);
  await emit(
    ctx,
    {
      kind: "ticket.triaged",
      ticketId: ticket.id,
      conversationId: before.conversationId,
      data: {
        status: { from: ticket.status, to: status },
        category: record.category,
        intent: record.intent,
        priority: { from: ticket.priority, to: isOurs ? record.priority : ticket.priority },
        confidence: record.confidence,
        gate: decision,
        why: record.why,
        state: record.state,
        messageId: message?.id ?? null,
      },
    },
    {
      ticket: { id: ticket.id, version: ticket.version + 1, status, branchId: ticket.branchId },
      conversationId: before.conversationId,
      ...(message ? { message } : {}),
    },
  );
  await requestPlaybooks(ctx, { ticketId: ticket.id });
  await escalateIfNeeded(ctx, ticket.id);
  if (isSent && message && planFor(ctx.org, before.contact.plan).outboundEmail) {
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.customer", {
      orgId: ctx.org.id,
      messageId: message.id,
    });
  }
  return "written";
}

/**
 * Job `triage.run`: sorts a ticket by its first message, drafts an answer from the knowledge base and does with it what
 * the gate allows; where an article changed meanwhile, it composes anew. Running twice is running once; what people did meanwhile stands. A failing model leaves the ticket
 * open for a person, with `triage.state = "failed"`. Returns whether anything was written.
 */
export async function runTriage(ctx: ServiceContext, { ticketId }: { ticketId: string }): Promise<boolean> {
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const ticket = await claim(assistant, ticketId);
  if (!ticket) return false;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const verdict = await judge({ ...assistant, askedFor: ticket.contact.id }, ticket);
    const isLast = attempt === mostAttempts;
    const settled = await withTransaction(assistant, (ctx) => settle(ctx, ticket, verdict, isLast));
    if (settled !== "stale") return settled === "written";
  }
  return false;
}

/** Puts a ticket back to open after its triage failed for good, so that a person sees it. */
export function releaseTriage(ctx: ServiceContext, { ticketId }: { ticketId: string }): Promise<void> {
  return withTransaction({ ...ctx, actor: { kind: "assistant" } }, async (ctx) => {
    const ticket = await lockTicket(ctx, ticketId);
    if (ticket?.status !== "triaging") return;
    await ctx.tx.ticket.updateMany({
      where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
      data: { status: "open", version: { increment: 1 }, updatedAt: ctx.now() },
    });
    await emit(
      ctx,
      { kind: "ticket.status_changed", ticketId, data: { status: { from: "triaging", to: "open" } } },
      { ticket: { ...ticket, status: "open", version: ticket.version + 1 } },
    );
  });
}
