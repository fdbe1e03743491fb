import { type WireMessage, wireMessageSchema } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";

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
  clientId: true,
  helpful: true,
  aiInteractionId: true,
  createdAt: true,
} as const satisfies Prisma.MessageSelect;

type WireRow = Prisma.MessageGetPayload<{ select: typeof wireSelect }>;

/** The message as it travels; sources lose what only the audit needs (sentence and passage). */
export function toWire(row: WireRow): WireMessage {
  return wireMessageSchema.parse(row);
}
