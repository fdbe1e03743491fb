import { requireKey } from "../api-keys/index.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, notFoundField, precondition } from "../errors.ts";
import { ticketScope } from "../scope.ts";
import { isLive } from "../tickets/rules.ts";
import { handUpUnasked } from "./check.ts";
import { holdTicket } from "./hold-ticket.ts";

type Input = { number: string; reason: string; team?: string | undefined };

/**
 * A program asks for a person: the ticket goes to the team that it names, or to an admin. What rules may not do in a
 * circle, programs may not either: `nothing` says that people have it already, `stopped` that it ends here. Throws
 * FORBIDDEN without `tickets:assign`, NOT_FOUND also naming `team`, PRECONDITION `ticket_closed` or `ticket_not_live`.
 */
export function escalateByKey(ctx: ServiceContext, { number, reason, team }: Input) {
  requireKey(ctx, "tickets:assign");
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const where = { AND: [ticketScope(ctx), { number }] };
    const { id } = found(await ctx.tx.ticket.findFirst({ where, select: { id: true } }));
    const ticket = found(await holdTicket(ctx, id));
    if (!isLive(ticket.status))
      throw precondition(ticket.status === "closed" ? "ticket_closed" : "ticket_not_live");
    const named = team
      ? await ctx.tx.team.findFirst({ where: { orgId, isActive: true, name: team }, select: { id: true } })
      : null;
    if (team && !named) throw notFoundField("team");
    const asked = {
      targetKind: named ? "team" : "admin",
      teamId: named?.id ?? null,
      memberId: null,
    } as const;
    const cause = { trigger: "manual", by: "key", rule: null, reason, priority: ticket.priority } as const;
    const { outcome, target } = await handUpUnasked(ctx, ticket, asked, cause);
    return { ticket: { id: ticket.id, number: ticket.number }, outcome, target: target?.name ?? null };
  });
}
