import type { setDueDateInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

/** Sets the date by which a person wants the ticket done, or takes it away. */
export function setDueDate(ctx: ServiceContext, input: z.output<typeof setDueDateInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    const ticket = await changeTicket(ctx, before, { dueAt: input.dueAt });
    await emit(
      ctx,
      {
        kind: "ticket.due_changed",
        ticketId: ticket.id,
        data: {
          dueAt: { from: before.dueAt?.toISOString() ?? null, to: input.dueAt?.toISOString() ?? null },
        },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
