import { type ServiceContext, withTransaction } from "../context.ts";
import { found, precondition } from "../errors.ts";
import { allowed, loadOwnTicket } from "./internal.ts";
import { moveTicket } from "./move-ticket.ts";
import { isInTime } from "./reopen-window.ts";
import { move } from "./rules.ts";

/** The person who asked says that the resolved ticket is not solved: work goes on. Throws PRECONDITION `reopen_too_late`. */
export function reopenTicket(ctx: ServiceContext, input: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnTicket(ctx, input.ticketId);
    const verdict = move(before.status, "in_progress", "reopen");
    allowed(verdict);
    const { reopenDays } = found(
      await ctx.tx.organization.findUnique({ where: { id: ctx.org.id }, select: { reopenDays: true } }),
    );
    if (!isInTime(before.resolvedAt, reopenDays, ctx.now())) throw precondition("reopen_too_late");
    return moveTicket(ctx, before, verdict, { kind: "ticket.reopened" });
  });
}
