import type { WireMessage } from "@handrail/contracts";
import type { customerReplyInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, precondition } from "../errors.ts";
import type { Subject } from "../realtime/project.ts";
import { escalateIfNeeded } from "../request-escalation.ts";
import { isInTime } from "../tickets/reopen-window.ts";
import { afterCustomerReply, endFacts } from "../tickets/rules.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { appendMessage, type WithFiles } from "./append-message.ts";
import { type ConversationRow, earlierMessage, findOwnConversation, holdChat } from "./internal.ts";

/** `address`: where the request came from, as limits count it. */
type Input = WithFiles<z.output<typeof customerReplyInput>> & { address?: string };
export type CustomerReply =
  | { kind: "sent"; message: WireMessage; isDuplicate: boolean }
  | { kind: "ticket_closed" };

/** Holds the ticket until commit, so that its status is decided on what is true now. */
async function lockTicket(ctx: TxContext, ticketId: string) {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ${ticketId}::uuid FOR NO KEY UPDATE`;
  return found(
    await ctx.tx.ticket.findFirst({
      where: { orgId: ctx.org.id, id: ticketId },
      select: {
        id: true,
        status: true,
        version: true,
        branchId: true,
        assigneeId: true,
        resolvedAt: true,
        mergedIntoId: true,
        snoozedUntil: true,
        snoozedUntilReply: true,
        watchers: { select: { membershipId: true }, take: 1 },
      },
    }),
  );
}

/** Whether the ticket was solved so long ago that an answer is a new question. */
async function isPast(ctx: TxContext, { status, resolvedAt }: { status: string; resolvedAt: Date | null }) {
  if (status !== "resolved") return false;
  const { reopenDays } = found(
    await ctx.tx.organization.findUnique({ where: { id: ctx.org.id }, select: { reopenDays: true } }),
  );
  return !isInTime(resolvedAt, reopenDays, ctx.now());
}

function chatSubject({ chatSession, contact, id }: ConversationRow, changeSeq: number): Subject {
  if (!chatSession) return {};
  return { chat: { mode: chatSession.mode, changeSeq, branchId: contact.branchId }, conversationId: id };
}

/** The own conversation; a chat as it is once it is held, so that nothing is written in one that was closed meanwhile. */
async function loadOwn(ctx: TxContext, conversationId: string) {
  const seen = found(await findOwnConversation(ctx, conversationId));
  if (!seen.chatSession) return seen;
  await holdChat(ctx, seen.id);
  return found(await findOwnConversation(ctx, conversationId));
}

/** Writes in the conversation of the ticket in which a merged one goes on; only ever one of the same person. */
async function elsewhere(ctx: TxContext, ticketId: string, input: Input): Promise<CustomerReply> {
  const { contactId } = requireAsker(ctx.actor);
  const conversation = await ctx.tx.conversation.findFirst({
    where: { orgId: ctx.org.id, contactId, ticketId },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  return reply(ctx, { ...input, conversationId: found(conversation).id });
}

async function reply(ctx: TxContext, input: Input): Promise<CustomerReply> {
  const actor = requireAsker(ctx.actor);
  const conversation = await loadOwn(ctx, input.conversationId);
  const earlier = await earlierMessage(ctx, conversation.id, input.clientId);
  if (earlier) return { kind: "sent", message: earlier, isDuplicate: true };
  if (conversation.chatSession?.mode === "closed" && !conversation.ticket) throw precondition("chat_closed");
  if (conversation.ticket?.mergedIntoId) return elsewhere(ctx, conversation.ticket.mergedIntoId, input);
  const ticket = conversation.ticket ? await lockTicket(ctx, conversation.ticket.id) : null;
  if (ticket?.mergedIntoId) return elsewhere(ctx, ticket.mergedIntoId, input);
  const next = ticket ? afterCustomerReply(ticket.status) : null;
  if (next?.kind === "new_ticket" || (ticket && (await isPast(ctx, ticket))))
    return { kind: "ticket_closed" };
  const message = await appendMessage(ctx, {
    conversationId: conversation.id,
    senderKind: "customer",
    senderMembershipId: actor.membershipId,
    senderName: actor.name,
    body: input.body,
    clientId: input.clientId,
    attachmentIds: input.attachmentIds,
  });
  const subject: Subject = { message, ...chatSubject(conversation, message.changeSeq) };
  if (!ticket || next?.kind !== "same") {
    await emit(
      ctx,
      { kind: "message.sent", conversationId: conversation.id, data: { seq: message.seq } },
      subject,
    );
    return { kind: "sent", message, isDuplicate: false };
  }
  const at = ctx.now();
  const { count } = await ctx.tx.ticket.updateMany({
    where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
    data: {
      status: next.status,
      ...endFacts(ticket.status, next.status, at),
      snoozedUntil: null,
      snoozedUntilReply: false,
      lastMessageAt: at,
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw conflict("ticket_changed");
  const changed = next.status !== ticket.status;
  const wasSnoozed = ticket.snoozedUntil !== null || ticket.snoozedUntilReply;
  if (ticket.assigneeId !== null || ticket.watchers.length > 0)
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.staff", {
      orgId: ctx.org.id,
      messageId: message.id,
    });
  await emit(
    ctx,
    {
      kind: "message.sent",
      ticketId: ticket.id,
      conversationId: conversation.id,
      data: {
        seq: message.seq,
        ...(changed ? { status: { from: ticket.status, to: next.status } } : {}),
        ...(wasSnoozed ? { woken: true } : {}),
      },
    },
    {
      ...subject,
      conversationId: conversation.id,
      ticket: {
        id: ticket.id,
        branchId: ticket.branchId,
        status: next.status,
        version: ticket.version + 1,
      },
    },
  );
  await escalateIfNeeded(ctx, ticket.id);
  return { kind: "sent", message, isDuplicate: false };
}

/**
 * The customer writes in an own conversation. Wakes a ticket that waits for the customer or was resolved; on a closed
 * one nothing is written and the answer is `ticket_closed`: `replyOrFollowUp` of tickets opens the next one. The same
 * `clientId` is the same message. Call it outside a transaction. Throws NOT_FOUND, LIMIT_REACHED, PRECONDITION
 * `chat_closed`.
 */
export async function customerReply(ctx: ServiceContext, input: Input): Promise<CustomerReply> {
  await ctx.ports.limiter.consume("message", requireAsker(ctx.actor).countedAs);
  if (input.address) await ctx.ports.limiter.consume("message_ip", input.address);
  const attempt = () => withTransaction(ctx, (ctx) => reply(ctx, input));
  try {
    return await attempt();
  } catch (error) {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  }
}
