import { liveStatuses } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { leaveOffers, releaseChat } from "../routing/index.ts";
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
    select: { conversationId: true, assignee: { select: { user: { select: { name: true } } } } },
    orderBy: { conversationId: "asc" },
  });
  for (const { conversationId, assignee } of chats) {
    const name = assignee?.user.name ?? "";
    await releaseChat(ctx, { conversationId, membershipId, name, cause: "access" });
  }
  await leaveOffers(ctx, membershipId);
}
