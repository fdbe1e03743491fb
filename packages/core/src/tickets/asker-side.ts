import { liveStatuses } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { contactScope, conversationScope, ticketScope } from "../scope.ts";

/** Who asks, as staff see it beside what they work on. */
export const askerSelect = {
  id: true,
  name: true,
  email: true,
  phone: true,
  company: true,
  plan: true,
  isVerified: true,
  attributes: true,
  lastSeenAt: true,
  createdAt: true,
} as const satisfies Prisma.ContactSelect;

type Aside = { contactId: string; besides: { ticketId: string } | { conversationId: string } };

/**
 * What else a customer has with us, as far as the actor may see it: counts, other open tickets, open chats. Beside a chat
 * also tickets and chats that are over.
 */
export async function askerSide(ctx: TxContext, { contactId, besides }: Aside) {
  const scope = ticketScope(ctx);
  const isTicket = "ticketId" in besides;
  const byStatus = await ctx.tx.ticket.groupBy({
    by: ["status"],
    where: { AND: [scope, { contactId }] },
    _count: { _all: true },
  });
  const others: Prisma.TicketWhereInput = isTicket
    ? { id: { not: besides.ticketId }, status: { in: [...liveStatuses] } }
    : { conversations: { none: { orgId: ctx.org.id, id: besides.conversationId } } };
  const otherTickets = await ctx.tx.ticket.findMany({
    where: { AND: [scope, { contactId }, others] },
    select: { id: true, number: true, subject: true, status: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 5,
  });
  const chats = await ctx.tx.conversation.findMany({
    where: {
      AND: [
        conversationScope(ctx),
        { contactId, ticketId: null },
        isTicket
          ? { chatSession: { is: { mode: { not: "closed" } } } }
          : { id: { not: besides.conversationId }, chatSession: { isNot: null } },
      ],
    },
    select: { id: true, lastMessageAt: true, chatSession: { select: { mode: true, topic: true } } },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: 3,
  });
  return {
    otherTickets,
    openChats: chats.flatMap(({ id, lastMessageAt, chatSession }) =>
      chatSession ? [{ id, lastMessageAt, ...chatSession }] : [],
    ),
    ticketCounts: byStatus.map(({ status, _count }) => ({ status, count: _count._all })),
  };
}

/** Whom an internal ticket is about; null where it is about nobody, or nobody whom the actor may see. */
export async function aboutWhom(ctx: TxContext, contactId: string | null) {
  if (!contactId) return null;
  return ctx.tx.contact.findFirst({
    where: { AND: [contactScope(ctx), { id: contactId }] },
    select: { id: true, name: true, email: true },
  });
}
