import type { resolveTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { requireFilled } from "../conversations/require-filled.ts";
import { loadTicket } from "./internal.ts";
import { moveTicket } from "./move-ticket.ts";
import { move } from "./rules.ts";

/** Says how a live ticket was solved, which answers it; the customer reads the text and may rate, confirm or reopen. Throws INVALID `placeholder_left`. */
export function resolveTicket(ctx: ServiceContext, input: z.output<typeof resolveTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    requireFilled("resolution", input.resolution);
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const resolvedById = ctx.actor.kind === "member" ? ctx.actor.membershipId : null;
    const at = ctx.now();
    const ticket = await moveTicket(ctx, before, move(before.status, "resolved", "resolve"), {
      kind: "ticket.resolved",
      data: {
        resolution: input.resolution,
        resolvedAt: at,
        resolvedById,
        firstResponseAt: before.firstResponseAt ?? at,
        lastResponseAt: at,
        snoozedUntil: null,
        snoozedUntilReply: false,
        ...(before.assigneeId === null ? { assigneeId: resolvedById } : {}),
      },
    });
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.resolved", {
      orgId: ctx.org.id,
      ticketId: ticket.id,
    });
    return ticket;
  });
}
