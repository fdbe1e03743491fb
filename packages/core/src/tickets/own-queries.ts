import { liveStatuses } from "@handrail/contracts";
import type { ownTicketsInput } from "@handrail/contracts/inputs/tickets";
import type { Prisma } from "@handrail/db";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, likeLiteral, timeKey, toPage } from "../cursor.ts";
import { found as known } from "../errors.ts";
import { listSplits } from "./list-splits.ts";
import { listMerged, survivorId } from "./merged.ts";
import { isInTime, reopenUntil } from "./reopen-window.ts";
import { canRate } from "./rules.ts";

const firstConversation = {
  select: { id: true },
  orderBy: { createdAt: "asc" },
  take: 1,
} as const satisfies Prisma.Ticket$conversationsArgs;

const statusWhere = {
  waiting: { status: "pending_customer" },
  live: { status: { in: [...liveStatuses] } },
  resolved: { status: { in: ["resolved", "closed"] } },
  all: {},
} as const satisfies Record<string, Prisma.TicketWhereInput>;

type Own = z.output<typeof ownTicketsInput>;
type Input = Omit<Own, "search"> & { search?: string };

/** The tickets that the actor asked, whatever the role; the last changed first. */
export function listOwnTickets(ctx: ServiceContext, input: Input) {
  const { contactId } = requireAsker(ctx.actor);
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async ({ org, tx }) => {
    const found = await tx.ticket.findMany({
      where: {
        orgId: org.id,
        contactId,
        mergedIntoId: null,
        ...statusWhere[input.status],
        AND: [
          input.search
            ? {
                OR: [
                  { subject: { contains: likeLiteral(input.search), mode: "insensitive" } },
                  { number: { contains: likeLiteral(input.search), mode: "insensitive" } },
                  {
                    merged: {
                      some: { number: { contains: likeLiteral(input.search), mode: "insensitive" } },
                    },
                  },
                  { preview: { contains: likeLiteral(input.search), mode: "insensitive" } },
                ],
              }
            : {},
          after
            ? {
                updatedAt: { lte: after.key },
                OR: [{ updatedAt: { lt: after.key } }, { id: { lt: after.id } }],
              }
            : {},
        ],
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
        conversations: {
          ...firstConversation,
          select: { id: true, lastPublicSeq: true, customerSeenSeq: true },
        },
      },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const { rows, nextCursor } = toPage(found, input.limit, (row) => ({
      key: row.updatedAt.toISOString(),
      id: row.id,
    }));
    const tickets = rows.map(({ conversations, ...ticket }) => {
      const { id, lastPublicSeq, customerSeenSeq } = known(conversations[0]);
      return { ...ticket, conversationId: id, isUnread: lastPublicSeq > customerSeenSeq };
    });
    return { tickets, nextCursor };
  });
}

/** One of the actor's own tickets, as its customer sees it; the number of a merged one leads to where it goes on. */
export function getOwnTicket(ctx: ServiceContext, { number }: { number: string }) {
  const { contactId } = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { org, tx, now } = ctx;
    const asked = known(
      await tx.ticket.findFirst({ where: { orgId: org.id, contactId, number }, select: { id: true } }),
    );
    const row = known(
      await tx.ticket.findFirst({
        where: { orgId: org.id, contactId, id: await survivorId(ctx, asked.id) },
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
    const merged = await listMerged(ctx, row.id, { contactId });
    const { splitFrom, splits } = await listSplits(ctx, row.id, { contactId });
    const { assignee, conversations, precededBy, followUps, ...ticket } = row;
    const { reopenDays } = known(
      await tx.organization.findUnique({ where: { id: org.id }, select: { reopenDays: true } }),
    );
    const endedAt = ticket.closedAt ?? ticket.resolvedAt;
    const isResolved = ticket.status === "resolved";
    return {
      ...ticket,
      canReopen: isResolved && isInTime(ticket.resolvedAt, reopenDays, now()),
      reopenUntil: isResolved ? reopenUntil(ticket.resolvedAt, reopenDays) : null,
      canRate: canRate(ticket.status) && (ticket.rating === null || isInTime(endedAt, reopenDays, now())),
      assigneeName: assignee?.user.name ?? null,
      precededByNumber: precededBy?.contactId === contactId ? precededBy.number : null,
      followUpNumbers: followUps.map((each) => each.number),
      conversationId: known(conversations[0]).id,
      splitFrom: splitFrom && { number: splitFrom.number, splitAt: splitFrom.splitAt },
      splits: splits.map(({ number, splitAt }) => ({ number, splitAt })),
      merged: merged.map((each) => ({ number: each.number, conversationIds: each.conversationIds })),
    };
  });
}
