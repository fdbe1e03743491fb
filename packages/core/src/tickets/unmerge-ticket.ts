import { ticketStatuses } from "@handrail/contracts";
import type { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { conflict } from "../errors.ts";
import { loadTicket } from "./internal.ts";
import { settleMerge } from "./merge-ends.ts";
import { broughtSchema, takeLabels } from "./merge-labels.ts";
import { lockTickets } from "./merged.ts";

const moment = z.iso
  .datetime()
  .nullable()
  .transform((at) => (at ? new Date(at) : null));
const beforeSchema = z.object({
  status: z.enum(ticketStatuses),
  closedAt: moment,
  snoozedUntil: moment,
  snoozedUntilReply: z.boolean(),
  brought: broughtSchema,
});

/**
 * Takes a merge back: the ticket is again what it was, and answers to it stay with it again. What was written in the
 * target meanwhile stays there. Throws NOT_FOUND where the actor does not work on both, CONFLICT `ticket_changed`
 * where it is not merged (any more).
 */
export function unmergeTicket(ctx: ServiceContext, input: z.output<typeof ticketIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { mergedIntoId } = await loadTicket(ctx, input.ticketId);
    if (!mergedIntoId) throw conflict("ticket_changed");
    await lockTickets(ctx, [input.ticketId, mergedIntoId]);
    const before = await loadTicket(ctx, input.ticketId);
    if (before.mergedIntoId !== mergedIntoId) throw conflict("ticket_changed");
    const beforeTarget = await loadTicket(ctx, mergedIntoId);
    const key = { orgId_sourceId: { orgId: ctx.org.id, sourceId: before.id } };
    const merge = await ctx.tx.ticketMerge.findUnique({ where: key, select: { before: true } });
    if (!merge) throw conflict("ticket_changed");
    await ctx.tx.ticketMerge.delete({ where: key, select: { sourceId: true } });
    const { brought, ...was } = beforeSchema.parse(merge.before);
    await takeLabels(ctx, beforeTarget.id, brought);
    const ends = { source: before, target: beforeTarget };
    return settleMerge(ctx, "ticket.unmerged", ends, { ...was, mergedIntoId: null });
  });
}
