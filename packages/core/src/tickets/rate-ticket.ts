import type { rateTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, precondition } from "../errors.ts";
import { changeTicket, loadOwnTicket, ticketSubject } from "./internal.ts";
import { isInTime } from "./reopen-window.ts";
import { canRate } from "./rules.ts";

/**
 * The person who asked rates the finished work from 1 to 5; a later rating takes the place of the earlier
 * one, as long as the ticket could be opened again. Throws PRECONDITION `rating_too_late`.
 */
export function rateTicket(ctx: ServiceContext, input: z.output<typeof rateTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    if (!canRate(before.status)) throw precondition("transition_not_allowed");
    if (before.rating !== null) {
      const { reopenDays } = found(
        await ctx.tx.organization.findUnique({ where: { id: ctx.org.id }, select: { reopenDays: true } }),
      );
      const at = before.closedAt ?? before.resolvedAt;
      if (!isInTime(at, reopenDays, ctx.now())) throw precondition("rating_too_late");
    }
    const ticket = await changeTicket(ctx, before, {
      rating: input.rating,
      ratingComment: input.comment || null,
    });
    await emit(
      ctx,
      { kind: "ticket.rated", ticketId: ticket.id, data: { rating: input.rating } },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
