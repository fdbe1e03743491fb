import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { type TicketState, ticketSubject } from "./internal.ts";

/** Who watches a ticket watches what was split off it, and has seen there what was seen here. */
export async function inheritPeople(ctx: TxContext, fromId: string, ticketId: string) {
  const orgId = ctx.org.id;
  const where = { orgId, ticketId: fromId };
  const watchers = await ctx.tx.ticketWatcher.findMany({
    where,
    select: { orgId: true, membershipId: true, createdAt: true },
  });
  await ctx.tx.ticketWatcher.createMany({ data: watchers.map((row) => ({ ...row, ticketId })) });
  const seen = await ctx.tx.ticketSeen.findMany({
    where,
    select: { orgId: true, membershipId: true, seenAt: true },
  });
  await ctx.tx.ticketSeen.createMany({ data: seen.map((row) => ({ ...row, ticketId })) });
}

/** Tells both histories of the other's number, and readers of the conversation that messages left it or are back. */
export async function emitSplit(
  ctx: TxContext,
  kind: "ticket.split" | "ticket.unsplit",
  { source, ticket }: { source: TicketState; ticket: TicketState },
  changed: { conversationId: string; changeSeq: number },
) {
  await emit(
    ctx,
    { kind, ticketId: source.id, subjectId: ticket.id, data: { into: ticket.number } },
    { ...ticketSubject(source), changed: { ...changed, isPublic: true } },
  );
  const subject = ticketSubject(ticket);
  const isNew = kind === "ticket.split";
  await emit(
    ctx,
    { kind, ticketId: ticket.id, subjectId: source.id, data: { from: source.number } },
    { ...subject, ...(subject.ticket ? { ticket: { ...subject.ticket, isNew } } : {}) },
  );
}
