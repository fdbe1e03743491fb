import type { ErrorReason, WireMessage } from "@handrail/contracts";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, notFound } from "../errors.ts";
import { detachFiles } from "../files/index.ts";
import { moveDraft, putBack } from "./composer-draft.ts";
import { loadConversation } from "./internal.ts";
import { toWire, wireSelect, withOwnAttachments } from "./wire.ts";

type Author = { membershipId: string; userId: string };

/** The message keeps its place but not its words, which go back to what its author is writing. */
export async function withdraw(
  ctx: TxContext,
  message: WireMessage,
  author: Author,
  about: { ticketId: string | null; reason: ErrorReason | null },
) {
  const { id, conversationId } = message;
  const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  const draft = await moveDraft(ctx, { ...author, conversationId, isNote: false }, putBack(message.body));
  await detachFiles(ctx, id);
  const row = await ctx.tx.message.update({
    where: { orgId_id: { orgId: ctx.org.id, id } },
    data: {
      state: "discarded",
      body: "",
      fileCount: 0,
      discardReason: about.reason,
      changeSeq,
      updatedAt: ctx.now(),
    },
    select: wireSelect,
  });
  await emit(
    ctx,
    {
      kind: "message.withdrawn",
      ticketId: about.ticketId,
      conversationId,
      data: { seq: message.seq, ...(about.reason ? { reason: about.reason } : {}) },
    },
    { message: toWire(row) },
  );
  return draft;
}

/**
 * The author takes a reply back that has not been sent; its text is put above what is being written (`draft`), and the
 * draft of AI that it was to take the place of is free again (`aiDraft`). Throws
 * NOT_FOUND where it is not the actor's own; CONFLICT `already_sent` where it is too late.
 */
export function undoReply(ctx: ServiceContext, { messageId }: { messageId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const actor = requireMember(ctx.actor);
    const { membershipId } = actor;
    const row = found(
      await ctx.tx.message.findFirst({
        where: { orgId: ctx.org.id, id: messageId, senderMembershipId: membershipId, isInternal: false },
        select: wireSelect,
      }),
    );
    const message = await withOwnAttachments(ctx, toWire(row));
    const { ticket } = await loadConversation(ctx, message.conversationId);
    if (!ticket) throw notFound();
    const held = await ctx.tx.scheduledReply.findFirst({
      where: { orgId: ctx.org.id, messageId, membershipId },
      select: { draft: { select: { id: true, changeSeq: true, state: true } } },
    });
    const { count } = await ctx.tx.scheduledReply.deleteMany({
      where: { orgId: ctx.org.id, messageId, membershipId },
    });
    if (count !== 1) throw conflict("already_sent");
    const draft = await withdraw(ctx, message, actor, { ticketId: ticket.id, reason: null });
    const aiDraft =
      held?.draft?.state === "draft" ? { messageId: held.draft.id, changeSeq: held.draft.changeSeq } : null;
    return { text: message.body, attachments: message.attachments, draft, aiDraft };
  });
}
