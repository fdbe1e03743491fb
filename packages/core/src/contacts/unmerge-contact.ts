import type { contactIdInput } from "@handrail/contracts/inputs/members";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, found, precondition } from "../errors.ts";
import { disconnect } from "../identity/index.ts";
import { endAccess } from "../portal/index.ts";
import { guestPersonId } from "../portal/rules.ts";
import { contactScope, ticketScope } from "../scope.ts";
import { type End, emitContacts, endSelect, give, lockContacts } from "./merge-ends.ts";

const filledSchema = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).catch({});

/** The tickets that came with the contact, and those that were split off them since. */
async function withSplits(ctx: TxContext, brought: readonly string[]) {
  const ids = new Set(brought);
  let level = [...brought];
  while (level.length > 0) {
    const rows = await ctx.tx.ticket.findMany({
      where: {
        orgId: ctx.org.id,
        OR: [
          { splitFrom: { is: { sourceId: { in: level } } } },
          { mergedIntoId: { in: level }, mergesAway: { none: {} } },
        ],
      },
      select: { id: true },
    });
    level = rows.map(({ id }) => id).filter((id) => !ids.has(id));
    for (const id of level) ids.add(id);
  }
  return [...ids];
}

/** A ticket goes on only in one of the same person: merges across the line are undone first. */
async function requireApart(ctx: TxContext, ticketIds: string[]) {
  const inside = { in: ticketIds };
  const across = await ctx.tx.ticketMerge.count({
    where: {
      orgId: ctx.org.id,
      OR: [
        { sourceId: inside, targetId: { notIn: ticketIds } },
        { sourceId: { notIn: ticketIds }, targetId: inside },
      ],
    },
  });
  if (across > 0) throw precondition("contact_tickets_merged");
  const seen = await ctx.tx.ticket.count({ where: { AND: [ticketScope(ctx), { id: inside }] } });
  if (seen < ticketIds.length) throw precondition("tickets_elsewhere");
}

const isSame = (one: unknown, two: unknown) => JSON.stringify(one ?? null) === JSON.stringify(two ?? null);

/** What the merge filled in goes again, as far as nobody has changed it since; returns what went. */
async function restoreFields(ctx: TxContext, target: End, filled: unknown): Promise<string[]> {
  const data = Object.fromEntries(
    Object.entries(filledSchema.parse(filled))
      .filter(([field, { to }]) => isSame(Reflect.get(target, field), to))
      .map(([field, { from }]) => [field, from]),
  );
  if (Object.keys(data).length > 0)
    await ctx.tx.contact.updateMany({ where: { orgId: ctx.org.id, id: target.id }, data });
  return Object.keys(data);
}

/** Nobody goes on listening to what is the other's again; who came by the other's address is out (attack T7). */
async function endReach(ctx: TxContext, { id, userId }: End, restored: readonly string[]) {
  if (restored.includes("email")) await endAccess(ctx, id);
  for (const personId of [guestPersonId(id), ...(userId ? [userId] : [])])
    ctx.afterCommit.push(() => disconnect(ctx.ports, personId));
}

const find = (ctx: TxContext, sourceId: string) =>
  ctx.tx.contactMerge.findFirst({
    where: { orgId: ctx.org.id, sourceId },
    select: {
      targetId: true,
      ticketIds: true,
      aboutTicketIds: true,
      conversationIds: true,
      filled: true,
      source: { select: { ...endSelect, branchId: true } },
    },
  });

/**
 * Takes the merge of a contact back: it has again what it brought, and what was split off that since; what the other
 * was asked or learned meanwhile stays there. Throws NOT_FOUND where the actor does not see both, CONFLICT
 * `contact_changed` where it is not merged (any more), PRECONDITION `contact_tickets_merged` where its tickets and the
 * other's were merged since, or `tickets_elsewhere`.
 */
export function unmergeContact(ctx: ServiceContext, input: z.output<typeof contactIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { mergedIntoId: _, ...scope } = contactScope(ctx);
    const where = { AND: [scope, { id: input.contactId }] };
    const { mergedIntoId } = found(await ctx.tx.contact.findFirst({ where, select: { mergedIntoId: true } }));
    if (!mergedIntoId) throw conflict("contact_changed");
    await lockContacts(ctx, [input.contactId, mergedIntoId]);
    const merge = await find(ctx, input.contactId);
    if (merge?.targetId !== mergedIntoId) throw conflict("contact_changed");
    const { source } = merge;
    const target = found(
      await ctx.tx.contact.findFirst({
        where: { AND: [contactScope(ctx), { id: mergedIntoId }] },
        select: endSelect,
      }),
    );
    const orgId = ctx.org.id;
    const ticketIds = await withSplits(ctx, merge.ticketIds);
    await requireApart(ctx, ticketIds);
    const ofTickets = await ctx.tx.conversation.findMany({
      where: { orgId, ticketId: { in: ticketIds } },
      select: { id: true },
    });
    const conversationIds = [...merge.conversationIds, ...ofTickets.map(({ id }) => id)];
    await give(ctx, source.id, { ...merge, ticketIds, conversationIds });
    await endReach(ctx, target, await restoreFields(ctx, target, merge.filled));
    await ctx.tx.contact.updateMany({ where: { orgId, id: source.id }, data: { mergedIntoId: null } });
    await ctx.tx.contactMerge.deleteMany({ where: { orgId, sourceId: source.id } });
    await emitContacts(ctx, "contact.unmerged", { source, target, ticketIds });
    return { contactId: source.id, targetId: target.id, name: source.name, targetName: target.name };
  });
}
