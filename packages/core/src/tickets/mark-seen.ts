import type { seenTicketInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadTicket } from "./internal.ts";

/** Remembers that a member of staff looked at a ticket: until the customer writes again it is not unread for them. */
export function markSeen(ctx: ServiceContext, input: z.output<typeof seenTicketInput>): Promise<void> {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id: ticketId } = await loadTicket(ctx, input.ticketId);
    const key = { orgId: ctx.org.id, membershipId, ticketId };
    const seenAt = ctx.now();
    await ctx.tx.ticketSeen.upsert({
      where: { orgId_membershipId_ticketId: key },
      create: { ...key, seenAt },
      update: { seenAt },
      select: { ticketId: true },
    });
  });
}
