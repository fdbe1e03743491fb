import type { assignTeamInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFoundField, precondition } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

/** Gives a ticket to a team, or to none; the person who has it keeps it. A closed ticket stays where it is. */
export function assignTeam(ctx: ServiceContext, input: z.output<typeof assignTeamInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    const team = input.teamId
      ? await ctx.tx.team.findFirst({
          where: { orgId: ctx.org.id, id: input.teamId, isActive: true },
          select: { id: true, name: true },
        })
      : null;
    if (input.teamId && !team) throw notFoundField("teamId");
    const ticket = await changeTicket(ctx, before, { teamId: team?.id ?? null });
    await emit(
      ctx,
      {
        kind: "ticket.team_changed",
        ticketId: ticket.id,
        data: { teamId: { from: before.teamId, to: ticket.teamId }, teamName: team?.name ?? null },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
