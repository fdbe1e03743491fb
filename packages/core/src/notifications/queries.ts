import { notificationKinds } from "@handrail/contracts";
import type { listNotificationsInput } from "@handrail/contracts/inputs/notifications";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { ticketScope } from "../scope.ts";

const mostCounted = 100;
const kindSchema = z.enum(notificationKinds);

/** A person's own notifications, about tickets that he or she still sees or about none. */
export function ownNotifications(ctx: ServiceContext) {
  const { membershipId } = requireMember(ctx.actor);
  return {
    orgId: ctx.org.id,
    membershipId,
    AND: [{ OR: [{ ticketId: null }, { ticket: { is: ticketScope(ctx) } }] }],
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
      select: {
        id: true,
        kind: true,
        actorName: true,
        detail: true,
        readAt: true,
        createdAt: true,
        ticket: { select: { id: true, number: true, subject: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const page = toPage(rows, input.limit, (row) => ({ key: row.createdAt.toISOString(), id: row.id }));
    return {
      notifications: page.rows.map((row) => ({ ...row, kind: kindSchema.parse(row.kind) })),
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
