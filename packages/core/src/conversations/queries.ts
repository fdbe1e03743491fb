import type { syncInput } from "@handrail/contracts/inputs/conversations";
import type { Prisma } from "@handrail/db";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { noteReads } from "../note-reads.ts";
import { messageScope } from "../scope.ts";
import { findOwnConversation, loadConversation } from "./internal.ts";
import { toWire, wireSelect, withAttachments } from "./wire.ts";

/** Staff who look at a conversation out of their scope see it only where they are its customer, and as one. */
async function readable(ctx: TxContext, conversationId: string) {
  const own =
    ctx.actor.kind === "member" || ctx.actor.kind === "guest"
      ? await findOwnConversation(ctx, conversationId)
      : null;
  if (own)
    return { conversation: own, where: { orgId: ctx.org.id, isInternal: false, state: "sent" as const } };
  return { conversation: await loadConversation(ctx, conversationId), where: messageScope(ctx) };
}

/** Messages that a split took out of the conversation after `afterSeq`, of those that the actor saw there. */
async function goneSince(
  ctx: TxContext,
  { id, lastSeq }: { id: string; lastSeq: number },
  afterSeq: number,
  where: Prisma.MessageWhereInput,
) {
  if (afterSeq === 0 || lastSeq <= afterSeq) return [];
  const rows = await ctx.tx.ticketSplitMessage.findMany({
    where: { orgId: ctx.org.id, fromConversationId: id, leftSeq: { gt: afterSeq }, message: { is: where } },
    select: { messageId: true },
  });
  return rows.map(({ messageId }) => messageId);
}

/**
 * Messages written or changed after `afterSeq`, oldest change first, and those that left it (`gone`). Keep `lastSeq` as the next `afterSeq`; while
 * `hasMore`, ask again at once; one below the `afterSeq` that was asked with says that the conversation has to be read anew. `lastPublicSeq` is what an agent's reply sends as `lastSeenSeq`.
 */
export function syncConversation(ctx: ServiceContext, input: z.output<typeof syncInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { conversation, where } = await readable(ctx, input.conversationId);
    const rows = await ctx.tx.message.findMany({
      where: { AND: [where, { conversationId: conversation.id, changeSeq: { gt: input.afterSeq } }] },
      select: wireSelect,
      orderBy: { changeSeq: "asc" },
      take: input.limit + 1,
    });
    const messages = await withAttachments(ctx, rows.slice(0, input.limit).map(toWire));
    const hasMore = rows.length > input.limit;
    const newest = messages.at(-1)?.changeSeq ?? 0;
    const { ticket, chatSession } = conversation;
    if (messages.length > 0) await noteReads(ctx, [ticket?.id ?? conversation.id]);
    return {
      messages,
      gone: await goneSince(ctx, conversation, input.afterSeq, where),
      hasMore,
      lastSeq: hasMore ? newest : Math.max(newest, conversation.lastSeq),
      lastPublicSeq: conversation.lastPublicSeq,
      ticket: ticket ? { id: ticket.id, status: ticket.status, version: ticket.version } : null,
      chatMode: chatSession?.mode ?? null,
    };
  });
}
