import type { MessageState, SenderKind, WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
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

const seqSchema = z.tuple([z.object({ seq: z.number() })]);

/** The conversation's next number, with what follows from the message; its row is held from here on. */
async function nextSeq({ tx, org, now }: TxContext, message: NewMessage, isPublic: boolean) {
  const isSeen = isPublic && message.senderKind === "customer";
  const [{ seq }] = seqSchema.parse(
    await tx.$queryRaw`
      UPDATE conversation SET last_seq = last_seq + 1,
        last_message_at = CASE WHEN ${isPublic} THEN ${now()} ELSE last_message_at END,
        last_public_seq = CASE WHEN ${isPublic} THEN last_seq + 1 ELSE last_public_seq END,
        customer_seen_seq = CASE WHEN ${isSeen} THEN last_seq + 1 ELSE customer_seen_seq END
      WHERE org_id = ${org.id}::uuid AND id = ${message.conversationId}::uuid
      RETURNING last_seq AS seq`,
  );
  return seq;
}

/**
 * Takes the conversation's next sequence number and writes the message. The row of the conversation stays locked
 * until commit, so call it late and do nothing slow after it. Throws NOT_FOUND naming `attachmentIds`.
 */
export async function appendMessage(ctx: TxContext, message: NewMessage): Promise<WireMessage> {
  const isPublic = !message.isInternal && (message.state ?? "sent") === "sent";
  const at = ctx.now();
  const seq = await nextSeq(ctx, message, isPublic);
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
