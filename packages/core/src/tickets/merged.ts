import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";

/** Locks tickets until commit, always in the same order, so that two who merge them at once do not wait for each other. */
export async function lockTickets(ctx: TxContext, ids: readonly string[]) {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** The ticket in which the work on a ticket goes on, through however many merges; itself where it was not merged. */
export async function survivorId(ctx: TxContext, ticketId: string): Promise<string> {
  let id = ticketId;
  for (;;) {
    const ticket = await ctx.tx.ticket.findFirst({
      where: { orgId: ctx.org.id, id },
      select: { mergedIntoId: true },
    });
    if (!ticket?.mergedIntoId) return id;
    id = ticket.mergedIntoId;
  }
}

/** The tickets that were merged into one, and into those, within `scope`. */
export async function listMerged(ctx: TxContext, ticketId: string, scope: Prisma.TicketWhereInput) {
  const read = (ids: string[]) =>
    ctx.tx.ticket.findMany({
      where: { AND: [{ orgId: ctx.org.id }, scope, { mergedIntoId: { in: ids } }] },
      select: {
        id: true,
        number: true,
        subject: true,
        mergedIntoId: true,
        conversations: { select: { id: true }, orderBy: { createdAt: "asc" } },
        mergesAway: {
          select: { createdAt: true, mergedBy: { select: { user: { select: { name: true } } } } },
        },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
  const all: Awaited<ReturnType<typeof read>> = [];
  let level = await read([ticketId]);
  while (level.length > 0) {
    all.push(...level);
    level = await read(level.map(({ id }) => id));
  }
  return all.map(({ conversations, mergesAway, mergedIntoId, ...ticket }) => ({
    ...ticket,
    isDirect: mergedIntoId === ticketId && mergesAway.length > 0,
    conversationIds: conversations.map(({ id }) => id),
    mergedAt: mergesAway[0]?.createdAt ?? null,
    mergedByName: mergesAway[0]?.mergedBy?.user.name ?? null,
  }));
}
