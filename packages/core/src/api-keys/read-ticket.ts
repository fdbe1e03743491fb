import { triageRecordSchema } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { toWire, wireSelect } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { messageScope, ticketScope } from "../scope.ts";
import { getTicket } from "../tickets/index.ts";
import { requireKey } from "./key-actor.ts";

/** The newest messages that travel with a ticket. */
const newest = 50;

function ticketId(ctx: ServiceContext, number: string): Promise<string> {
  return withTransaction(ctx, async ({ tx }) => {
    const where = { AND: [ticketScope(ctx), { number }] };
    return found(await tx.ticket.findFirst({ where, select: { id: true } })).id;
  });
}

function readMessages(ctx: ServiceContext, id: string) {
  return withTransaction(ctx, async ({ tx }) => {
    const where = { AND: [messageScope(ctx), { conversation: { is: { ticketId: id } } }] };
    const rows = await tx.message.findMany({
      where,
      select: wireSelect,
      orderBy: [{ createdAt: "desc" }, { seq: "desc" }],
      take: newest,
    });
    return { total: await tx.message.count({ where }), newest: rows.reverse().map(toWire) };
  });
}

/** A ticket with its newest messages, notes and drafts included, for a program. Throws NOT_FOUND. */
export async function readTicket(ctx: ServiceContext, { number }: { number: string }) {
  requireKey(ctx, "tickets:read");
  const ticket = await getTicket(ctx, { ticketId: await ticketId(ctx, number) });
  return { ticket, messages: await readMessages(ctx, ticket.id) };
}

/** What triage decided of a ticket and why; null where it has not run. Throws NOT_FOUND. */
export async function readTriage(ctx: ServiceContext, { number }: { number: string }) {
  requireKey(ctx, "tickets:read");
  const ticket = await getTicket(ctx, { ticketId: await ticketId(ctx, number) });
  const triage = triageRecordSchema.nullable().catch(null).parse(ticket.triage);
  const { id, status, priority, severity, type, category } = ticket;
  return { ticket: { id, number: ticket.number, status, priority, severity, type, category }, triage };
}
