import {
  contextPackSchema,
  escalationStops,
  escalationTargets,
  escalationTriggers,
} from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { ticketScope } from "../scope.ts";
import { readState } from "./deliver.ts";

const stored = z.object({
  trigger: z.enum([...escalationTriggers, "manual"]),
  by: z.enum(["rule", "person", "key"]),
  targetKind: z.enum(escalationTargets),
  stopped: z.enum(escalationStops).nullable(),
  pack: contextPackSchema.nullable().catch(null),
});

/** Every time that a ticket was handed up, the newest first, with what was known then. For staff. Throws NOT_FOUND. */
export function listEscalations(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const where = { AND: [ticketScope(ctx), { id: ticketId }] };
    const { id } = found(await ctx.tx.ticket.findFirst({ where, select: { id: true } }));
    const rows = await ctx.tx.escalation.findMany({
      where: { orgId: ctx.org.id, ticketId: id },
      select: {
        id: true,
        trigger: true,
        ruleName: true,
        reason: true,
        by: true,
        byName: true,
        targetKind: true,
        targetName: true,
        stopped: true,
        pack: true,
        createdAt: true,
        deliveries: {
          select: { id: true, state: true, attempts: true, responseCode: true },
          orderBy: { createdAt: "asc" },
        },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 20,
    });
    return rows.map(({ deliveries, ...row }) => ({
      ...row,
      ...stored.parse(row),
      deliveries: deliveries.map((each) => ({ ...each, state: readState(each.state) })),
    }));
  });
}

/** Whom a ticket may be handed up to, and whether operations listen. */
export function listEscalationChoices(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const teams = await tx.team.findMany({
      where: { orgId: org.id, isActive: true },
      select: { id: true, name: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
    });
    const operations = await tx.operationsEndpoint.count({ where: { orgId: org.id, isActive: true } });
    return { teams, hasOperations: operations > 0 };
  });
}
