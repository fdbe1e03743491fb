import type { chatSeenInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { isStaffActor, requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { findOwnConversation, loadConversation } from "../conversations/index.ts";
import { announce } from "../emit.ts";
import { found, notFound } from "../errors.ts";

type Input = z.output<typeof chatSeenInput>;

async function seenByAgent(ctx: TxContext, { conversationId, seq }: Input, membershipId: string) {
  const { id, chatSession } = await loadConversation(ctx, conversationId);
  if (found(chatSession).assigneeId !== membershipId) return 0;
  const { count } = await ctx.tx.chatSession.updateMany({
    where: { orgId: ctx.org.id, conversationId: id, agentSeenSeq: { lt: seq } },
    data: { agentSeenSeq: seq },
  });
  return count;
}

async function seenByCustomer(ctx: TxContext, { conversationId, seq }: Input) {
  const orgId = ctx.org.id;
  const { count } = await ctx.tx.chatSession.updateMany({
    where: { orgId, conversationId, customerSeenSeq: { lt: seq } },
    data: { customerSeenSeq: seq },
  });
  await ctx.tx.conversation.updateMany({
    where: { orgId, id: conversationId, customerSeenSeq: { lt: seq } },
    data: { customerSeenSeq: seq },
  });
  return count;
}

/**
 * One side has the chat on screen up to a message, and the other is told. Of staff it counts only for who holds the chat:
 * looking on is nobody's business. Never goes back. Throws NOT_FOUND.
 */
export function seeChat(ctx: ServiceContext, input: Input): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const { actor } = ctx;
    const own = await findOwnConversation(ctx, input.conversationId, requireAsker(actor));
    if (!own && !isStaffActor(actor)) throw notFound();
    const { lastPublicSeq } = own ?? (await loadConversation(ctx, input.conversationId));
    const seen = { ...input, seq: Math.min(input.seq, lastPublicSeq) };
    const by = own || !isStaffActor(actor) ? "customer" : "agent";
    const count =
      by === "agent" && isStaffActor(actor)
        ? await seenByAgent(ctx, seen, actor.membershipId)
        : await seenByCustomer(ctx, seen);
    if (count > 0) await announce(ctx, { seen: { ...seen, by } });
  });
}
