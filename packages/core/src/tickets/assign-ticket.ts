import { isStaff } from "@handrail/contracts";
import type { assignTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFoundField, precondition } from "../errors.ts";
import { notify } from "../notifications/index.ts";
import { allowed, changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { afterAssignment } from "./rules.ts";

/** The colleague who may take a ticket of the branch: on the staff, not removed, and seeing that branch. */
async function findAssignee(ctx: TxContext, membershipId: string, branchId: string | null) {
  const { id: orgId } = ctx.org;
  const assignee = await ctx.tx.membership.findFirst({
    where: { orgId, id: membershipId, removedAt: null },
    select: {
      id: true,
      role: true,
      user: { select: { id: true, name: true } },
      branches: { select: { branchId: true } },
    },
  });
  if (!assignee) throw notFoundField("assigneeId");
  if (!isStaff(assignee.role)) throw precondition("no_agent_role");
  if (assignee.role === "agent") {
    const seesBranch = assignee.branches.some((each) => each.branchId === branchId);
    if (!seesBranch && (await ctx.tx.branch.count({ where: { orgId } })) > 0)
      throw notFoundField("assigneeId");
  }
  return { id: assignee.id, userId: assignee.user.id, name: assignee.user.name };
}

async function tell(ctx: TxContext, ticketId: string, assignee: { id: string; userId: string } | null) {
  const self = ctx.actor.kind === "member" ? ctx.actor : null;
  if (!assignee || assignee.id === self?.membershipId) return;
  const person = { membershipId: assignee.id, userId: assignee.userId };
  await notify(ctx, [person], { kind: "assigned", ticketId, actorName: self?.name ?? null });
}

/** Gives a live ticket to a colleague, or to nobody. Starts work on an open ticket and claims an escalated one. */
export function assignTicket(ctx: ServiceContext, input: z.output<typeof assignTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const assignee = input.assigneeId ? await findAssignee(ctx, input.assigneeId, before.branchId) : null;
    const status = allowed(afterAssignment(before.status, assignee !== null));
    const ticket = await changeTicket(ctx, before, { assigneeId: assignee?.id ?? null, status });
    await emit(
      ctx,
      {
        kind: "ticket.assigned",
        ticketId: ticket.id,
        data: {
          assigneeId: { from: before.assigneeId, to: ticket.assigneeId },
          assigneeName: assignee?.name ?? null,
          status: { from: before.status, to: ticket.status },
        },
      },
      ticketSubject(ticket),
    );
    await tell(ctx, ticket.id, assignee);
    return ticket;
  });
}
