import type { TicketRelation } from "@handrail/contracts/inputs/merge";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid, notFoundField } from "../errors.ts";
import { ticketScope } from "../scope.ts";
import { loadTicket, type TicketState, ticketSubject } from "./internal.ts";

/** Both tickets, if the actor works on both. Throws NOT_FOUND, naming `otherId` for the other, INVALID naming it. */
export async function loadEnds(ctx: TxContext, { ticketId, otherId }: { ticketId: string; otherId: string }) {
  const ticket = await loadTicket(ctx, ticketId);
  const count = await ctx.tx.ticket.count({ where: { AND: [ticketScope(ctx), { id: otherId }] } });
  if (count !== 1) throw notFoundField("otherId");
  if (ticketId === otherId) throw invalid({ otherId: ["must be another ticket"] });
  return { ticket, other: await loadTicket(ctx, otherId) };
}

/** PURE. How a link is stored: from the parent to the child; between mere relatives from the smaller id. */
export function storedLink(ticketId: string, otherId: string, relation: TicketRelation) {
  if (relation === "child") return { fromId: ticketId, toId: otherId, kind: "parent" as const };
  if (relation === "parent") return { fromId: otherId, toId: ticketId, kind: "parent" as const };
  const [fromId, toId] = ticketId < otherId ? [ticketId, otherId] : [otherId, ticketId];
  return { fromId, toId, kind: "related" as const };
}

const opposite = { parent: "child", child: "parent", related: "related" } as const;

/** Tells the history of both what the other is to it, or no longer is. */
export async function emitLink(
  ctx: TxContext,
  kind: "ticket.linked" | "ticket.unlinked",
  { ticket, other }: { ticket: TicketState; other: TicketState },
  relation: TicketRelation,
) {
  const tell = (to: TicketState, of: TicketState, as: TicketRelation) =>
    emit(
      ctx,
      { kind, ticketId: to.id, subjectId: of.id, data: { relation: as, number: of.number } },
      ticketSubject(to),
    );
  await tell(ticket, other, relation);
  await tell(other, ticket, opposite[relation]);
}
