import type { TicketStatus } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { requireAsker } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { conflict, found, precondition } from "../errors.ts";
import type { Subject } from "../realtime/project.ts";
import { ticketScope } from "../scope.ts";
import type { Verdict } from "./rules.ts";

const stateSelect = {
  id: true,
  number: true,
  version: true,
  status: true,
  priority: true,
  type: true,
  branchId: true,
  contactId: true,
  assigneeId: true,
  teamId: true,
  categoryId: true,
  custom: true,
  dueAt: true,
  rating: true,
  firstResponseAt: true,
  resolvedAt: true,
  closedAt: true,
  snoozedUntil: true,
  snoozedUntilReply: true,
  mergedIntoId: true,
  updatedAt: true,
  conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
} as const satisfies Prisma.TicketSelect;

/** What commands decide on, and what they return. */
export type TicketState = Prisma.TicketGetPayload<{ select: typeof stateSelect }>;

/** The ticket if it exists for the actor, at the version that the actor has seen: NOT_FOUND, or CONFLICT `ticket_changed`. */
export async function loadTicket(ctx: TxContext, ticketId: string, version?: number): Promise<TicketState> {
  const ticket = found(
    await ctx.tx.ticket.findFirst({ where: { ...ticketScope(ctx), id: ticketId }, select: stateSelect }),
  );
  if (version !== undefined && ticket.version !== version) throw conflict("ticket_changed");
  return ticket;
}

/** The actor's own ticket: the one that he or she asked, whatever the role. */
export async function loadOwnTicket(ctx: TxContext, ticketId: string): Promise<TicketState> {
  const { contactId } = requireAsker(ctx.actor);
  return found(
    await ctx.tx.ticket.findFirst({
      where: { orgId: ctx.org.id, contactId, id: ticketId },
      select: stateSelect,
    }),
  );
}

/** Writes the change only if the ticket is still at the version that was loaded; CONFLICT `ticket_changed` otherwise. */
export async function changeTicket(
  ctx: TxContext,
  ticket: Pick<TicketState, "id" | "version">,
  data: Prisma.TicketUncheckedUpdateManyInput,
): Promise<TicketState> {
  const { count } = await ctx.tx.ticket.updateMany({
    where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now() },
  });
  if (count !== 1) throw conflict("ticket_changed");
  return found(
    await ctx.tx.ticket.findFirst({ where: { orgId: ctx.org.id, id: ticket.id }, select: stateSelect }),
  );
}

/** The status that a rule allows, or PRECONDITION with its reason. */
export function allowed(verdict: Verdict): TicketStatus {
  if (!verdict.ok) throw precondition(verdict.reason);
  return verdict.status;
}

/** What realtime tells of a changed ticket. */
export function ticketSubject(ticket: TicketState): Subject {
  const conversation = ticket.conversations[0];
  return {
    ticket: { id: ticket.id, version: ticket.version, status: ticket.status, branchId: ticket.branchId },
    ...(conversation ? { conversationId: conversation.id } : {}),
  };
}
