import { escalationStops, escalationTargets } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import { ticketScope } from "../scope.ts";
import type { Past } from "./rules.ts";

const select = {
  id: true,
  number: true,
  subject: true,
  version: true,
  status: true,
  priority: true,
  severity: true,
  categoryId: true,
  branchId: true,
  assigneeId: true,
  teamId: true,
  triage: true,
  context: true,
  links: true,
  category: { select: { key: true, name: true } },
  contact: { select: { id: true, name: true, plan: true, isVerified: true } },
  conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
} as const satisfies Prisma.TicketSelect;

/** A ticket as it is now, held until commit. */
export type HeldTicket = Prisma.TicketGetPayload<{ select: typeof select }>;

/** The ticket, held until commit, if it exists for the actor. Locked before its conversation, always. */
export async function holdTicket(ctx: TxContext, id: string): Promise<HeldTicket | null> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return ctx.tx.ticket.findFirst({ where: { AND: [ticketScope(ctx), { id }] }, select });
}

const pastSchema = z.object({
  by: z.enum(["rule", "person", "key"]),
  targetKind: z.enum(escalationTargets),
  stopped: z.enum(escalationStops).nullable(),
});

/** Every time that the ticket was handed up, or would have been, the newest first. */
export async function readPast(ctx: TxContext, ticketId: string): Promise<Past[]> {
  const rows = await ctx.tx.escalation.findMany({
    where: { orgId: ctx.org.id, ticketId },
    select: {
      by: true,
      createdAt: true,
      targetKind: true,
      targetId: true,
      fromAssigneeId: true,
      fromTeamId: true,
      stopped: true,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, ...pastSchema.parse(row), at: createdAt }));
}
