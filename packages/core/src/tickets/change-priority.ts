import type { changePriorityInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { correctionOf } from "./record-correction.ts";

/** How fast the ticket is worked on from now. */
export function changePriority(ctx: ServiceContext, input: z.output<typeof changePriorityInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    const ticket = await changeTicket(ctx, before, {
      priority: input.priority,
      ...(await correctionOf(ctx, before.id, "priority")),
    });
    await emit(
      ctx,
      {
        kind: "ticket.priority_changed",
        ticketId: ticket.id,
        data: { priority: { from: before.priority, to: ticket.priority } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
