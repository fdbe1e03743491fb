import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, precondition } from "../errors.ts";
import { allowed, changeTicket, loadOwnTicket, ticketSubject } from "./internal.ts";
import { isInTime } from "./reopen-window.ts";
import { move } from "./rules.ts";

/** The person who asked says that the resolved ticket is not solved: work goes on. Throws PRECONDITION `reopen_too_late`. */
export function reopenTicket(ctx: ServiceContext, input: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    const status = allowed(move(before.status, "in_progress", "reopen"));
    const { reopenDays } = found(
      await ctx.tx.organization.findUnique({ where: { id: ctx.org.id }, select: { reopenDays: true } }),
    );
    if (!isInTime(before.resolvedAt, reopenDays, ctx.now())) throw precondition("reopen_too_late");
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
