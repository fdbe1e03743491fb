import type { resolveTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { allowed, changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { move } from "./rules.ts";

/** Says how a live ticket was solved; the customer reads the text and may rate, confirm or reopen. */
export function resolveTicket(ctx: ServiceContext, input: z.output<typeof resolveTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const status = allowed(move(before.status, "resolved", "resolve"));
    const resolvedById = ctx.actor.kind === "member" ? ctx.actor.membershipId : null;
    const ticket = await changeTicket(ctx, before, {
      status,
      resolution: input.resolution,
      resolvedAt: ctx.now(),
      resolvedById,
      snoozedUntil: null,
      snoozedUntilReply: false,
      ...(before.assigneeId === null ? { assigneeId: resolvedById } : {}),
    });
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.resolved", {
      orgId: ctx.org.id,
      ticketId: ticket.id,
    });
    await emit(
      ctx,
      {
        kind: "ticket.resolved",
        ticketId: ticket.id,
        data: { status: { from: before.status, to: ticket.status } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
