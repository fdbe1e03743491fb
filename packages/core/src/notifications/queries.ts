import { notificationKinds } from "@handrail/contracts";
import type { listNotificationsInput } from "@handrail/contracts/inputs/notifications";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { conversationScope, ticketScope } from "../scope.ts";

const mostCounted = 100;
const kindSchema = z.enum(notificationKinds);
const ticketSelect = { id: true, number: true, subject: true } as const;
const rowSelect = {
  id: true,
  kind: true,
  actorName: true,
  detail: true,
  readAt: true,
  createdAt: true,
  ticket: { select: ticketSelect },
  message: {
    select: {
      conversation: {
        select: {
          id: true,
          contact: { select: { name: true } },
          chatSession: { select: { topic: true } },
          ticket: { select: ticketSelect },
        },
      },
    },
  },
} as const satisfies Prisma.NotificationSelect;

type Row = Prisma.NotificationGetPayload<{ select: typeof rowSelect }>;

/** Where it leads: to the ticket, also of a chat that has become one; else to the chat. */
function placeOf({ ticket, message }: Pick<Row, "ticket" | "message">) {
  const conversation = message?.conversation;
  const found = ticket ?? conversation?.ticket ?? null;
  if (found || !conversation) return { ticket: found, chat: null };
  const { id, contact, chatSession } = conversation;
  return {
    ticket: null,
    chat: { conversationId: id, name: contact.name, topic: chatSession?.topic ?? null },
  };
}

/** A person's own notifications, about tickets and chats that he or she still sees or about neither. */
export function ownNotifications(ctx: ServiceContext) {
  const { membershipId } = requireMember(ctx.actor);
  return {
    orgId: ctx.org.id,
    membershipId,
    AND: [
      {
        OR: [
          { ticketId: null, messageId: null },
          { ticket: { is: ticketScope(ctx) } },
          { ticketId: null, message: { is: { conversation: { is: conversationScope(ctx) } } } },
        ],
      },
    ],
  };
}

/** What one was told, the newest first. */
export function listNotifications(ctx: ServiceContext, input: z.output<typeof listNotificationsInput>) {
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.notification.findMany({
      where: {
        ...ownNotifications(ctx),
        ...(input.unreadOnly ? { readAt: null } : {}),
        ...(after
          ? {
              createdAt: { lte: after.key },
              OR: [{ createdAt: { lt: after.key } }, { id: { lt: after.id } }],
            }
          : {}),
      },
      select: rowSelect,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const page = toPage(rows, input.limit, (row) => ({ key: row.createdAt.toISOString(), id: row.id }));
    return {
      notifications: page.rows.map(({ message, ticket, kind, ...row }) => ({
        ...row,
        kind: kindSchema.parse(kind),
        ...placeOf({ message, ticket }),
      })),
      nextCursor: page.nextCursor,
    };
  });
}

/** How many are unread; counts no further than a hundred. */
export function countUnread(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.notification.findMany({
      where: { ...ownNotifications(ctx), readAt: null },
      select: { id: true },
      take: mostCounted,
    });
    return { unread: rows.length };
  });
}
