import type { WireMessage } from "@handrail/contracts";
import { type scheduleReplyInput, undoSeconds } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { type MemberActor, requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, notFoundField, precondition } from "../errors.ts";
import { afterAgentReply } from "../tickets/rules.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { appendMessage, type WithFiles } from "./append-message.ts";
import { moveDraft } from "./composer-draft.ts";
import { earlierMessage, loadConversation } from "./internal.ts";
import { requireFilled } from "./require-filled.ts";
import { holdDraft } from "./scheduled-draft.ts";

type Input = WithFiles<z.output<typeof scheduleReplyInput>>;
type Scheduled = { message: WireMessage; isDuplicate: boolean };

/** Somebody else's words that the customer sees, or is about to. */
async function hasNewerFromOthers(ctx: TxContext, input: Input, { membershipId }: MemberActor) {
  const newer = await ctx.tx.message.findFirst({
    where: {
      orgId: ctx.org.id,
      conversationId: input.conversationId,
      changeSeq: { gt: input.lastSeenSeq },
      isInternal: false,
      state: { in: ["sent", "scheduled"] },
      OR: [{ senderMembershipId: null }, { senderMembershipId: { not: membershipId } }],
    },
    select: { id: true },
  });
  return newer !== null;
}

async function requireTemplates(ctx: TxContext, templateIds: readonly string[]) {
  const ids = [...new Set(templateIds)];
  if (ids.length === 0) return ids;
  const count = await ctx.tx.replyTemplate.count({ where: { orgId: ctx.org.id, id: { in: ids } } });
  if (count !== ids.length) throw notFoundField("templateIds");
  return ids;
}

async function schedule(ctx: TxContext, input: Input): Promise<Scheduled> {
  const actor = requireMember(ctx.actor);
  const conversation = await loadConversation(ctx, input.conversationId);
  const earlier = await earlierMessage(ctx, conversation.id, input.clientId);
  if (earlier) return { message: earlier, isDuplicate: true };
  const ticket = found(conversation.ticket);
  const templateIds = await requireTemplates(ctx, input.templateIds);
  const message = await appendMessage(ctx, {
    conversationId: conversation.id,
    senderKind: "agent",
    senderMembershipId: actor.membershipId,
    senderName: actor.name,
    state: "scheduled",
    body: input.body,
    clientId: input.clientId,
    attachmentIds: input.attachmentIds,
  });
  if (await hasNewerFromOthers(ctx, input, actor)) throw conflict("newer_messages");
  const draftId = input.draft ? await holdDraft(ctx, conversation.id, input.draft) : null;
  const verdict = afterAgentReply(ticket.status, input.setStatus);
  if (!verdict.ok) throw precondition(verdict.reason);
  await ctx.tx.scheduledReply.create({
    data: {
      orgId: ctx.org.id,
      messageId: message.id,
      membershipId: actor.membershipId,
      sendAt: new Date(ctx.now().getTime() + undoSeconds * 1_000),
      setStatus: input.setStatus,
      templateIds,
      draftId,
    },
    select: { messageId: true },
  });
  await moveDraft(ctx, { ...actor, conversationId: conversation.id, isNote: false }, () => "");
  await ctx.ports.jobs.enqueue(
    { tx: ctx.tx },
    "reply.send",
    { orgId: ctx.org.id, messageId: message.id },
    { startAfterSeconds: undoSeconds },
  );
  await emit(
    ctx,
    {
      kind: "message.scheduled",
      ticketId: ticket.id,
      conversationId: conversation.id,
      data: { seq: message.seq },
    },
    { message },
  );
  return { message, isDuplicate: false };
}

/**
 * An agent answers the customer of a ticket, and may take it back for `undoSeconds`: until then only staff see it, and
 * the worker sends it whether the agent is still there or not. The same `clientId` is the same message. Call it outside
 * a transaction. Throws NOT_FOUND, also naming `templateIds`; CONFLICT `newer_messages` where somebody else wrote after
 * `lastSeenSeq` or is about to, `draft_changed`; INVALID `placeholder_left`; PRECONDITION `ticket_closed`.
 */
export async function scheduleReply(ctx: ServiceContext, input: Input): Promise<Scheduled> {
  requireFilled("body", input.body);
  const attempt = () => withTransaction(ctx, (ctx) => schedule(ctx, input));
  try {
    return await attempt();
  } catch (error) {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  }
}
