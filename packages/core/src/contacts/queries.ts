import type { findPeopleInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { likeLiteral } from "../cursor.ts";
import { found } from "../errors.ts";
import { noteReads } from "../note-reads.ts";
import { contactScope, conversationScope, ticketScope } from "../scope.ts";

const recentTickets = 10;
const recentChats = 5;
const recentEvents = 15;

const personSelect = {
  id: true,
  name: true,
  email: true,
  phone: true,
  externalId: true,
  plan: true,
  isVerified: true,
  lastSeenAt: true,
  createdAt: true,
  branch: { select: { id: true, name: true } },
} as const;

/** People who asked or may ask, by a part of the name, address or phone number, or by the host's own id; those last seen first. */
export function findContacts(ctx: ServiceContext, input: z.output<typeof findPeopleInput>) {
  return withTransaction(ctx, async (ctx) => {
    const contains = { contains: likeLiteral(input.search), mode: "insensitive" } as const;
    const rows = await ctx.tx.contact.findMany({
      where: {
        AND: [
          contactScope(ctx),
          input.search
            ? {
                OR: [
                  { name: contains },
                  { email: contains },
                  { phone: contains },
                  { externalId: input.search },
                  {
                    merged: { some: { OR: [{ name: contains }, { email: contains }, { phone: contains }] } },
                  },
                ],
              }
            : {},
        ],
      },
      select: { ...personSelect, _count: { select: { tickets: { where: ticketScope(ctx) } } } },
      orderBy: [{ lastSeenAt: { sort: "desc", nulls: "last" } }, { name: "asc" }, { id: "asc" }],
      take: input.limit,
    });
    await noteReads(
      ctx,
      rows.map(({ id }) => id),
    );
    return rows.map(({ _count, ...person }) => ({ ...person, ticketCount: _count.tickets }));
  });
}

/** What the account of a person is to the organisation; null for somebody without one, or whose membership ended. */
async function accountOf(ctx: TxContext, userId: string | null) {
  if (!userId) return null;
  return ctx.tx.membership.findFirst({
    where: { orgId: ctx.org.id, userId, removedAt: null },
    select: { role: true, createdAt: true },
  });
}

/** The last chats of a person, and what last happened to the tickets, as far as the actor may see them. */
async function recently(ctx: TxContext, contactId: string) {
  const chats = await ctx.tx.conversation.findMany({
    where: { AND: [conversationScope(ctx), { contactId, ticketId: null, chatSession: { isNot: null } }] },
    select: { id: true, lastMessageAt: true, chatSession: { select: { mode: true, topic: true } } },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: recentChats,
  });
  const events = await ctx.tx.event.findMany({
    where: { orgId: ctx.org.id, ticket: { is: { AND: [ticketScope(ctx), { contactId }] } } },
    select: {
      id: true,
      kind: true,
      actorKind: true,
      actorName: true,
      data: true,
      createdAt: true,
      ticket: { select: { id: true, number: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: recentEvents,
  });
  return { chats, events };
}

/** One person: account, what the host application told, and the last tickets, chats and events within reach. */
export function getContact(ctx: ServiceContext, { contactId }: { contactId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const contact = found(
      await ctx.tx.contact.findFirst({
        where: { AND: [contactScope(ctx), { id: contactId }] },
        select: {
          ...personSelect,
          userId: true,
          company: true,
          attributes: true,
          mergesHere: {
            select: {
              createdAt: true,
              mergedBy: { select: { user: { select: { name: true } } } },
              source: { select: { id: true, name: true, email: true, phone: true } },
              ticketIds: true,
            },
            orderBy: { createdAt: "asc" },
          },
        },
      }),
    );
    await noteReads(ctx, [contact.id]);
    const where = { AND: [ticketScope(ctx), { contactId: contact.id }] };
    const counts = await ctx.tx.ticket.groupBy({ by: ["status"], where, _count: { _all: true } });
    const tickets = await ctx.tx.ticket.findMany({
      where,
      select: { id: true, number: true, subject: true, status: true, priority: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: recentTickets,
    });
    const { userId, mergesHere, ...person } = contact;
    return {
      ...person,
      merged: mergesHere.map(({ source, createdAt, mergedBy, ticketIds }) => ({
        ...source,
        mergedAt: createdAt,
        mergedByName: mergedBy?.user.name ?? null,
        ticketCount: ticketIds.length,
      })),
      account: await accountOf(ctx, userId),
      ...(await recently(ctx, contact.id)),
      ticketCounts: counts.map(({ status, _count }) => ({ status, count: _count._all })),
      tickets,
    };
  });
}
