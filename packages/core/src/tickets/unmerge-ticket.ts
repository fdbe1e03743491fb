import { ticketStatuses } from "@handrail/contracts";
import type { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";
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
    const source = await changeTicket(ctx, before, {
      ...beforeSchema.parse(merge.before),
      mergedIntoId: null,
    });
    const target = await changeTicket(ctx, beforeTarget, {});
    await ctx.tx.ticketMerge.delete({ where: key, select: { sourceId: true } });
    await emit(
      ctx,
      {
        kind: "ticket.unmerged",
        ticketId: source.id,
        subjectId: target.id,
        data: { into: target.number, status: { from: before.status, to: source.status } },
      },
      ticketSubject(source),
    );
    await emit(
      ctx,
      { kind: "ticket.unmerged", ticketId: target.id, subjectId: source.id, data: { from: source.number } },
      ticketSubject(target),
    );
    return { source, target };
  });
}
