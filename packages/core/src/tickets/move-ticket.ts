import type { EventKind } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { allowed, changeTicket, type TicketState, ticketSubject } from "./internal.ts";
import { endFacts, type Verdict } from "./rules.ts";

type Move = { kind?: EventKind; data?: Prisma.TicketUncheckedUpdateManyInput };

/** Moves a ticket as a rule allows, with the event `kind` that tells from where to where. Throws PRECONDITION, CONFLICT `ticket_changed`. */
export async function moveTicket(
  ctx: TxContext,
  before: TicketState,
  verdict: Verdict,
  { kind = "ticket.status_changed", data = {} }: Move = {},
): Promise<TicketState> {
  const status = allowed(verdict);
  const facts = endFacts(before.status, status, ctx.now());
  const ticket = await changeTicket(ctx, before, { status, ...facts, ...data });
  await emit(
    ctx,
    { kind, ticketId: ticket.id, data: { status: { from: before.status, to: ticket.status } } },
    ticketSubject(ticket),
  );
  return ticket;
}
