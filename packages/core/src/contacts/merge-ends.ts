import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { emit, eventActor } from "../emit.ts";
import { newId } from "../ids.ts";

export const endSelect = {
  id: true,
  name: true,
  userId: true,
  email: true,
  isVerified: true,
  phone: true,
  company: true,
  externalId: true,
  attributes: true,
  mergedIntoId: true,
} as const satisfies Prisma.ContactSelect;

export type End = Prisma.ContactGetPayload<{ select: typeof endSelect }>;
export type Brought = { ticketIds: string[]; aboutTicketIds: string[]; conversationIds: string[] };

/** Locks contacts until commit, always in the same order. */
export async function lockContacts(ctx: TxContext, ids: readonly string[]) {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM contact WHERE org_id = ${ctx.org.id}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Tickets before conversations, until commit: whoever writes in them holds them in the same order. */
async function hold({ tx, org }: TxContext, { ticketIds, aboutTicketIds, conversationIds }: Brought) {
  await tx.$queryRaw`
    SELECT 1 FROM ticket WHERE org_id = ${org.id}::uuid AND id = ANY (${[...ticketIds, ...aboutTicketIds]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM conversation WHERE org_id = ${org.id}::uuid AND id = ANY (${conversationIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}

/** Gives tickets and conversations to a contact. */
export async function give(ctx: TxContext, contactId: string, brought: Brought) {
  const orgId = ctx.org.id;
  await hold(ctx, brought);
  await ctx.tx.ticket.updateMany({ where: { orgId, id: { in: brought.ticketIds } }, data: { contactId } });
  await ctx.tx.ticket.updateMany({
    where: { orgId, id: { in: brought.aboutTicketIds } },
    data: { aboutContactId: contactId },
  });
  await ctx.tx.conversation.updateMany({
    where: { orgId, id: { in: brought.conversationIds } },
    data: { contactId },
  });
}

/** Tells of it once for both contacts, and in the history of every ticket whose person it changed. */
export async function emitContacts(
  ctx: TxContext,
  kind: "contact.merged" | "contact.unmerged",
  { source, target, ticketIds }: { source: End; target: End; ticketIds: readonly string[] },
) {
  const names = { from: source.name, to: target.name };
  const person = kind === "contact.merged" ? names : { from: names.to, to: names.from };
  await ctx.tx.event.createMany({
    data: ticketIds.map((ticketId) => ({
      orgId: ctx.org.id,
      id: newId(),
      kind: "ticket.contact_changed",
      ...eventActor(ctx.actor),
      ticketId,
      data: { person },
      createdAt: ctx.now(),
    })),
  });
  const tell = (subjectId: string, otherId: string, data: Prisma.InputJsonObject) =>
    emit(ctx, { kind, subjectId, data: { ...data, otherId, tickets: ticketIds.length } });
  await tell(source.id, target.id, { into: target.name });
  await tell(target.id, source.id, { from: source.name });
}
