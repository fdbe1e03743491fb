import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { allowed, changeTicket, loadOwnTicket, ticketSubject } from "./internal.ts";
import { move } from "./rules.ts";

/** The person who asked says that the resolved ticket is not solved: work goes on. */
export function reopenTicket(ctx: ServiceContext, input: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    const status = allowed(move(before.status, "in_progress", "reopen"));
    const ticket = await changeTicket(ctx, before, { status, resolvedAt: null, resolvedById: null });
    await emit(
      ctx,
      {
        kind: "ticket.reopened",
        ticketId: ticket.id,
        data: { status: { from: before.status, to: ticket.status } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
