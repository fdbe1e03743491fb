import { type ServiceContext, withTransaction } from "../context.ts";
import { loadOwnTicket } from "./internal.ts";
import { moveTicket } from "./move-ticket.ts";
import { move } from "./rules.ts";

/** The person who asked says that the resolved ticket is done: it closes. */
export function confirmResolution(ctx: ServiceContext, input: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    return moveTicket(ctx, before, move(before.status, "closed", "confirm"));
  });
}
