import type { MessageState, SenderKind, WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { attachFiles } from "../files/index.ts";
import { newId } from "../ids.ts";
import { toWire, wireSelect, withOwnAttachments } from "./wire.ts";

export type NewMessage = {
  conversationId: string;
  senderKind: SenderKind;
  senderMembershipId?: string | null;
  senderName?: string | null;
  isInternal?: boolean;
  state?: MessageState;
  body: string;
  sources?: Prisma.InputJsonArray;
  clientId?: string | null;
  aiInteractionId?: string | null;
  /** Uploads of the actor that no message has yet. */
  attachmentIds?: readonly string[] | undefined;
};

/** An input of a command that writes a message; callers in the code may leave the attachments out. */
export type WithFiles<T> = Omit<T, "attachmentIds"> & { attachmentIds?: readonly string[] };

/**
 * Takes the conversation's next sequence number and writes the message. The row of the conversation stays locked
 * until commit, so call it late and do nothing slow after it. Throws NOT_FOUND naming `attachmentIds`.
 */
export async function appendMessage(ctx: TxContext, message: NewMessage): Promise<WireMessage> {
  const isPublic = !message.isInternal && (message.state ?? "sent") === "sent";
  const at = ctx.now();
  const { lastSeq: seq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: message.conversationId } },
    data: { lastSeq: { increment: 1 }, ...(isPublic ? { lastMessageAt: at } : {}) },
    select: { lastSeq: true },
  });
  if (isPublic) {
    await ctx.tx.conversation.update({
      where: { orgId_id: { orgId: ctx.org.id, id: message.conversationId } },
      data: { lastPublicSeq: seq, ...(message.senderKind === "customer" ? { customerSeenSeq: seq } : {}) },
      select: { id: true },
    });
  }
  const row = await ctx.tx.message.create({
    data: {
      orgId: ctx.org.id,
      id: newId(),
      conversationId: message.conversationId,
      seq,
      changeSeq: seq,
      senderKind: message.senderKind,
      senderMembershipId: message.senderMembershipId ?? null,
      senderName: message.senderName ?? null,
      isInternal: message.isInternal ?? false,
      state: message.state ?? "sent",
      body: message.body,
      sources: message.sources ?? [],
      clientId: message.clientId ?? null,
      aiInteractionId: message.aiInteractionId ?? null,
      fileCount: message.attachmentIds?.length ?? 0,
      createdAt: at,
      updatedAt: at,
    },
    select: wireSelect,
  });
  await attachFiles(ctx, row.id, message.attachmentIds ?? []);
  return withOwnAttachments(ctx, toWire(row));
}
