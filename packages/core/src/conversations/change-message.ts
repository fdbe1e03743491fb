import type { WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { toWire, wireSelect, withOwnAttachments } from "./wire.ts";

/** Changes a message under the conversation's next number, so that every client that holds it learns of it. */
export async function bumpMessage(
  ctx: TxContext,
  conversationId: string,
  messageId: string,
  data: Prisma.MessageUpdateManyMutationInput,
): Promise<WireMessage> {
  const orgId = ctx.org.id;
  const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  const row = await ctx.tx.message.update({
    where: { orgId_id: { orgId, id: messageId } },
    data: { ...data, changeSeq, updatedAt: ctx.now() },
    select: wireSelect,
  });
  return withOwnAttachments(ctx, toWire(row));
}
