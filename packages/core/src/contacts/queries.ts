import type { findPeopleInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { likeLiteral } from "../cursor.ts";
import { found } from "../errors.ts";
import { contactScope, ticketScope } from "../scope.ts";

const recentTickets = 10;

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
                ],
              }
            : {},
        ],
      },
      select: { ...personSelect, _count: { select: { tickets: { where: ticketScope(ctx) } } } },
      orderBy: [{ lastSeenAt: { sort: "desc", nulls: "last" } }, { name: "asc" }, { id: "asc" }],
      take: input.limit,
    });
    return rows.map(({ _count, ...person }) => ({ ...person, ticketCount: _count.tickets }));
  });
}

/** One person with the facts that the host application told, and the last tickets that the actor may see. */
export function getContact(ctx: ServiceContext, { contactId }: { contactId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const contact = found(
      await ctx.tx.contact.findFirst({
        where: { AND: [contactScope(ctx), { id: contactId }] },
        select: { ...personSelect, attributes: true },
      }),
    );
    const where = { AND: [ticketScope(ctx), { contactId: contact.id }] };
    const counts = await ctx.tx.ticket.groupBy({ by: ["status"], where, _count: { _all: true } });
    const tickets = await ctx.tx.ticket.findMany({
      where,
      select: { id: true, number: true, subject: true, status: true, priority: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: recentTickets,
    });
    return {
      ...contact,
      ticketCounts: counts.map(({ status, _count }) => ({ status, count: _count._all })),
      tickets,
    };
  });
}
