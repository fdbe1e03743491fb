import type { WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { requireAsker } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { found, invalid } from "../errors.ts";
import { conversationScope } from "../scope.ts";
import { toWire, wireSelect, withOwnAttachments } from "./wire.ts";

const conversationSelect = {
  id: true,
  lastSeq: true,
  lastPublicSeq: true,
  contact: { select: { id: true, plan: true, branchId: true } },
  ticket: {
    select: { id: true, number: true, status: true, version: true, branchId: true, mergedIntoId: true },
  },
  chatSession: { select: { mode: true, assigneeId: true, version: true } },
} as const satisfies Prisma.ConversationSelect;

export type ConversationRow = Prisma.ConversationGetPayload<{ select: typeof conversationSelect }>;

/** Holds a chat until commit; nothing where the conversation is none. Before its ticket and its conversation, always. */
export async function holdChat({ tx, org }: TxContext, conversationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM chat_session WHERE org_id = ${org.id}::uuid AND conversation_id = ${conversationId}::uuid FOR NO KEY UPDATE`;
}

/** Holds the chat that a message is in, so that what is read of the message is so until commit. */
export async function holdChatOf({ tx, org }: TxContext, messageId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM chat_session s JOIN message m ON m.org_id = s.org_id AND m.conversation_id = s.conversation_id
    WHERE m.org_id = ${org.id}::uuid AND m.id = ${messageId}::uuid FOR NO KEY UPDATE OF s`;
}

/** A conversation that the actor works on or takes part in. */
export async function loadConversation(ctx: TxContext, id: string): Promise<ConversationRow> {
  return found(
    await ctx.tx.conversation.findFirst({
      where: { AND: [conversationScope(ctx), { id }] },
      select: conversationSelect,
    }),
  );
}

/** A conversation in which the actor is the customer, whatever the role. */
export async function findOwnConversation(
  ctx: TxContext,
  id: string,
  actor: { contactId: string } = requireAsker(ctx.actor),
): Promise<ConversationRow | null> {
  return ctx.tx.conversation.findFirst({
    where: { orgId: ctx.org.id, contactId: actor.contactId, id },
    select: conversationSelect,
  });
}

/**
 * The message that an earlier try of the same request wrote, by the same sender; a split may have taken it elsewhere.
 * INVALID naming `clientId` where it is another sender's.
 */
export async function earlierMessage(
  ctx: TxContext,
  conversationId: string,
  clientId: string,
): Promise<WireMessage | null> {
  const { membershipId } = requireAsker(ctx.actor);
  const find = (place: Prisma.MessageWhereInput) =>
    ctx.tx.message.findFirst({ where: { ...place, orgId: ctx.org.id, clientId }, select: wireSelect });
  const left = { splits: { some: { fromConversationId: conversationId } } };
  const row = (await find({ conversationId })) ?? (await find(left));
  if (!row) return null;
  const isOwn =
    row.senderMembershipId === membershipId && (membershipId !== null || row.senderKind === "customer");
  if (!isOwn) throw invalid({ clientId: ["another message's"] });
  return withOwnAttachments(ctx, toWire(row));
}
