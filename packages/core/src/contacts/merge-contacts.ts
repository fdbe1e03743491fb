import type { mergeContactsInput } from "@handrail/contracts/inputs/contacts";
import type { Prisma } from "@handrail/db";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, found, invalid, notFoundField, precondition } from "../errors.ts";
import { disconnect } from "../identity/index.ts";
import { guestPersonId } from "../portal/rules.ts";
import { contactScope, ticketScope } from "../scope.ts";
import { type Brought, type End, emitContacts, endSelect, give, lockContacts } from "./merge-ends.ts";
import { fillsIn, refusalOf } from "./merge-rules.ts";

async function loadEnds(ctx: TxContext, { contactId, targetId }: z.output<typeof mergeContactsInput>) {
  const load = (id: string) =>
    ctx.tx.contact.findFirst({ where: { AND: [contactScope(ctx), { id }] }, select: endSelect });
  const source = found(await load(contactId));
  const target = await load(targetId);
  if (!target) throw notFoundField("targetId");
  if (source.id === target.id) throw invalid({ targetId: ["must be another contact"] });
  return { source, target };
}

/** Nobody hands over what is out of reach. */
async function requireReach(ctx: TxContext, contactId: string) {
  const all = await ctx.tx.ticket.count({ where: { orgId: ctx.org.id, contactId } });
  const seen = await ctx.tx.ticket.count({ where: { AND: [ticketScope(ctx), { contactId }] } });
  if (seen < all) throw precondition("tickets_elsewhere");
}

async function belongings(ctx: TxContext, contactId: string): Promise<Brought> {
  const orgId = ctx.org.id;
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const select = { id: true } as const;
  return {
    ticketIds: idsOf(await ctx.tx.ticket.findMany({ where: { orgId, contactId }, select })),
    aboutTicketIds: idsOf(
      await ctx.tx.ticket.findMany({ where: { orgId, aboutContactId: contactId }, select }),
    ),
    conversationIds: idsOf(await ctx.tx.conversation.findMany({ where: { orgId, contactId }, select })),
  };
}

/** Fills in what the one that stays does not know; returns it with what was there before. */
async function fillIn(ctx: TxContext, source: End, target: End): Promise<Prisma.InputJsonObject> {
  const fills = fillsIn(source, target);
  const changes = Object.entries(fills).map(([field, to]) => {
    const from: unknown = Reflect.get(target, field);
    return [field, { from: JSON.parse(JSON.stringify(from ?? null)), to: JSON.parse(JSON.stringify(to)) }];
  });
  if (changes.length > 0) {
    const { attributes, ...columns } = fills;
    await ctx.tx.contact.updateMany({
      where: { orgId: ctx.org.id, id: target.id },
      data: {
        ...columns,
        ...(attributes ? { attributes: JSON.parse(JSON.stringify(attributes)) } : {}),
      },
    });
  }
  return Object.fromEntries(changes);
}

/**
 * Makes two contacts one: tickets, chats and conversations of the first belong to the second from now on, which learns
 * what it did not know. Mailed links and sessions of the first open nothing while it lasts. `unmergeContact` restores
 * exactly. Throws NOT_FOUND (naming `targetId` for the other), INVALID naming `targetId`, with the reason
 * `both_have_login`, `login_must_stay` or `unproven_stays` (attacks W2, M5), PRECONDITION `tickets_elsewhere`.
 */
export function mergeContacts(ctx: ServiceContext, input: z.output<typeof mergeContactsInput>) {
  return withTransaction(ctx, async (ctx) => {
    await loadEnds(ctx, input);
    await lockContacts(ctx, [input.contactId, input.targetId]);
    const { source, target } = await loadEnds(ctx, input);
    const refusal = refusalOf(source, target);
    if (refusal) throw invalid({ targetId: ["must not stay"] }, refusal);
    await requireReach(ctx, source.id);
    const brought = await belongings(ctx, source.id);
    const orgId = ctx.org.id;
    await ctx.tx.contactMerge.create({
      data: {
        orgId,
        sourceId: source.id,
        targetId: target.id,
        ...brought,
        filled: await fillIn(ctx, source, target),
        mergedById: isStaffActor(ctx.actor) ? ctx.actor.membershipId : null,
        createdAt: ctx.now(),
      },
      select: { sourceId: true },
    });
    const { count } = await ctx.tx.contact.updateMany({
      where: { orgId, id: source.id, mergedIntoId: null },
      data: { mergedIntoId: target.id },
    });
    if (count !== 1) throw conflict("contact_changed");
    await give(ctx, target.id, brought);
    await emitContacts(ctx, "contact.merged", { source, target, ticketIds: brought.ticketIds });
    ctx.afterCommit.push(() => disconnect(ctx.ports, guestPersonId(source.id)));
    return { contactId: source.id, targetId: target.id, name: source.name, targetName: target.name };
  });
}
