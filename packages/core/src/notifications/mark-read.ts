import type { markReadInput } from "@handrail/contracts/inputs/notifications";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { announce } from "../emit.ts";
import { found } from "../errors.ts";
import { conversationScope, ticketScope } from "../scope.ts";
import { ownNotifications } from "./queries.ts";

type Input = z.output<typeof markReadInput>;

/** What the input names, where it exists for the actor; NOT_FOUND otherwise. */
async function meant(ctx: TxContext, input: Input) {
  if ("all" in input) return {};
  const { orgId, ...own } = ownNotifications(ctx);
  if ("notificationId" in input) {
    const where = { orgId, ...own, id: input.notificationId };
    const { id } = found(await ctx.tx.notification.findFirst({ where, select: { id: true } }));
    return { id };
  }
  if ("conversationId" in input) {
    const where = { AND: [conversationScope(ctx), { id: input.conversationId }] };
    const { id } = found(await ctx.tx.conversation.findFirst({ where, select: { id: true } }));
    return { message: { is: { conversationId: id } } };
  }
  const where = { AND: [ticketScope(ctx), { id: input.ticketId }] };
  const { id: ticketId } = found(await ctx.tx.ticket.findFirst({ where, select: { id: true } }));
  return { OR: [{ ticketId }, { ticketId: null, message: { is: { conversation: { is: { ticketId } } } } }] };
}

/** One has read a notification, those of a ticket or chat, or all. Other devices of the same person learn of it. */
export function markRead(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { membershipId, userId } = requireMember(ctx.actor);
    const where = { orgId: ctx.org.id, membershipId, readAt: null, ...(await meant(ctx, input)) };
    const { count } = await ctx.tx.notification.updateMany({ where, data: { readAt: ctx.now() } });
    if (count > 0) await announce(ctx, { notified: { userIds: [userId], kind: "reply", ticketId: null } });
    return { count };
  });
}
