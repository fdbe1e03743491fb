import { liveStatuses } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { assignTicket } from "../tickets/index.ts";

type Leaving = {
  membershipId: string;
  /** Branches whose work the person keeps; null keeps nothing. */
  keep: readonly string[] | null;
};

/** Gives back the live tickets and open chats that somebody can no longer work on: nobody waits for a person who left. */
export async function releaseWork(ctx: TxContext, { membershipId, keep }: Leaving): Promise<void> {
  const { id: orgId } = ctx.org;
  const outside = keep ? { OR: [{ branchId: null }, { branchId: { notIn: [...keep] } }] } : {};
  const tickets = await ctx.tx.ticket.findMany({
    where: { orgId, assigneeId: membershipId, status: { in: [...liveStatuses] }, ...outside },
    select: { id: true, version: true },
  });
  for (const { id, version } of tickets) {
    await assignTicket(ctx, { ticketId: id, version, assigneeId: null });
  }
  const chats = await ctx.tx.chatSession.findMany({
    where: {
      orgId,
      assigneeId: membershipId,
      mode: { not: "closed" },
      ...(keep ? { conversation: { contact: outside } } : {}),
    },
    select: {
      conversationId: true,
      version: true,
      mode: true,
      conversation: { select: { lastSeq: true, contact: { select: { branchId: true } } } },
    },
  });
  for (const { conversationId, version, mode, conversation } of chats) {
    await ctx.tx.chatSession.updateMany({
      where: { orgId, conversationId, version },
      data: { mode: "waiting", assigneeId: null, waitingSince: ctx.now(), version: { increment: 1 } },
    });
    await emit(
      ctx,
      {
        kind: "chat.handoff_requested",
        conversationId,
        data: { mode: { from: mode, to: "waiting" }, assigneeId: { from: membershipId, to: null } },
      },
      {
        conversationId,
        chat: {
          mode: "waiting",
          changeSeq: conversation.lastSeq,
          branchId: conversation.contact.branchId,
        },
      },
    );
  }
}
