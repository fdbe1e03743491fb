import { type WireMessage, wireMessageSchema } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { attachmentsOf } from "../files/index.ts";

/** The columns that a message travels with. */
export const wireSelect = {
  id: true,
  conversationId: true,
  seq: true,
  changeSeq: true,
  senderKind: true,
  senderName: true,
  senderMembershipId: true,
  isInternal: true,
  state: true,
  body: true,
  sources: true,
  stale: true,
  clientId: true,
  helpful: true,
  aiInteractionId: true,
  fileCount: true,
  createdAt: true,
  editedAt: true,
  redactedBy: true,
} as const satisfies Prisma.MessageSelect;

type WireRow = Prisma.MessageGetPayload<{ select: typeof wireSelect }>;

/**
 * The message as it travels; sources lose what only the audit needs (sentence and passage). Attachments are counted
 * alone: `withAttachments` adds them.
 */
export function toWire(row: WireRow): WireMessage {
  return wireMessageSchema.parse(row);
}

/** The messages with their attachments, whose addresses are for the actor; asks nothing where there are none. */
export async function withAttachments(
  ctx: TxContext,
  messages: readonly WireMessage[],
): Promise<WireMessage[]> {
  const ids = messages.filter(({ fileCount }) => fileCount > 0).map(({ id }) => id);
  const byMessage = await attachmentsOf(ctx, ids);
  return messages.map((message) => ({ ...message, attachments: byMessage.get(message.id) ?? [] }));
}

/** `withAttachments` for one message. */
export async function withOwnAttachments(ctx: TxContext, message: WireMessage): Promise<WireMessage> {
  const [complete] = await withAttachments(ctx, [message]);
  return complete ?? message;
}
