import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";

const ticketSelect = {
  id: true,
  number: true,
  status: true,
  version: true,
  subject: true,
  type: true,
  severity: true,
  priority: true,
  categoryId: true,
  assigneeId: true,
  branchId: true,
  triage: true,
  firstResponseAt: true,
  contact: { select: { id: true, name: true, plan: true, userId: true, user: { select: { locale: true } } } },
  conversations: {
    select: { id: true, lastSeq: true, lastPublicSeq: true },
    orderBy: { createdAt: "asc" },
    take: 1,
  },
} as const satisfies Prisma.TicketSelect;

export type LockedTicket = Prisma.TicketGetPayload<{ select: typeof ticketSelect }>;

/** The ticket as it is now, held until commit; null where there is none. Locked before its conversation, always. */
export async function lockTicket(ctx: TxContext, ticketId: string): Promise<LockedTicket | null> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ${ticketId}::uuid FOR NO KEY UPDATE`;
  return ctx.tx.ticket.findFirst({ where: { orgId: ctx.org.id, id: ticketId }, select: ticketSelect });
}
