import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { allowed, changeTicket, loadOwnTicket, ticketSubject } from "./internal.ts";
import { move } from "./rules.ts";

/** The person who asked says that the resolved ticket is done: it closes. */
export function confirmResolution(ctx: ServiceContext, input: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    const status = allowed(move(before.status, "closed", "confirm"));
    const ticket = await changeTicket(ctx, before, { status, closedAt: ctx.now() });
    await emit(
      ctx,
      {
        kind: "ticket.status_changed",
        ticketId: ticket.id,
        data: { status: { from: before.status, to: ticket.status } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
