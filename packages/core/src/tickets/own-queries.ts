import { liveStatuses } from "@handrail/contracts";
import type { ownTicketsInput } from "@handrail/contracts/inputs/tickets";
import type { Prisma } from "@handrail/db";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { found } from "../errors.ts";

const firstConversation = {
  select: { id: true },
  orderBy: { createdAt: "asc" },
  take: 1,
} as const satisfies Prisma.Ticket$conversationsArgs;

const statusWhere = {
  live: { status: { in: [...liveStatuses] } },
  resolved: { status: { in: ["resolved", "closed"] } },
  all: {},
} as const satisfies Record<string, Prisma.TicketWhereInput>;

/** The tickets that the actor asked, whatever the role; the last changed first. */
export function listOwnTickets(ctx: ServiceContext, input: z.output<typeof ownTicketsInput>) {
  const { contactId } = requireMember(ctx.actor);
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async ({ org, tx }) => {
    const found = await tx.ticket.findMany({
      where: {
        orgId: org.id,
        contactId,
        ...statusWhere[input.status],
        ...(after
          ? {
              updatedAt: { lte: after.key },
              OR: [{ updatedAt: { lt: after.key } }, { id: { lt: after.id } }],
            }
          : {}),
      },
      select: {
        id: true,
        number: true,
        subject: true,
        preview: true,
        status: true,
        type: true,
        rating: true,
        lastMessageAt: true,
        createdAt: true,
        updatedAt: true,
        category: { select: { id: true, name: true } },
      },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const { rows, nextCursor } = toPage(found, input.limit, (row) => ({
      key: row.updatedAt.toISOString(),
      id: row.id,
    }));
    return { tickets: rows, nextCursor };
  });
}

/** One of the actor's own tickets, as its customer sees it. */
export function getOwnTicket(ctx: ServiceContext, { number }: { number: string }) {
  const { contactId } = requireMember(ctx.actor);
  return withTransaction(ctx, async ({ org, tx }) => {
    const row = found(
      await tx.ticket.findFirst({
        where: { orgId: org.id, contactId, number },
        select: {
          id: true,
          number: true,
          subject: true,
          status: true,
          type: true,
          severity: true,
          version: true,
          context: true,
          resolution: true,
          resolvedAt: true,
          closedAt: true,
          rating: true,
          ratingComment: true,
          lastMessageAt: true,
          createdAt: true,
          updatedAt: true,
          category: { select: { id: true, name: true } },
          assignee: { select: { user: { select: { name: true } } } },
          precededBy: { select: { number: true, contactId: true } },
          followUps: { where: { contactId }, select: { number: true }, orderBy: { createdAt: "asc" } },
          conversations: firstConversation,
        },
      }),
    );
    const { assignee, conversations, precededBy, followUps, ...ticket } = row;
    return {
      ...ticket,
      assigneeName: assignee?.user.name ?? null,
      precededByNumber: precededBy?.contactId === contactId ? precededBy.number : null,
      followUpNumbers: followUps.map((each) => each.number),
      conversationId: found(conversations[0]).id,
    };
  });
}
