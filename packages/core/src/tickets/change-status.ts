import type { changeStatusInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { allowed, changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { move } from "./rules.ts";

/** A person on the staff moves a ticket. Resolving needs a text and has its own command. */
export function changeStatus(ctx: ServiceContext, input: z.output<typeof changeStatusInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const status = allowed(move(before.status, input.status, "staff"));
    const ticket = await changeTicket(ctx, before, {
      status,
      ...(status === "closed" ? { closedAt: ctx.now() } : {}),
      ...(before.status === "resolved" && status !== "closed"
        ? { resolvedAt: null, resolvedById: null }
        : {}),
    });
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
