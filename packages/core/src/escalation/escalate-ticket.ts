import type { escalateInput } from "@handrail/contracts/inputs/escalation";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { conflict, found, notFoundField, precondition } from "../errors.ts";
import { isLive } from "../tickets/rules.ts";
import { findTarget } from "./find-target.ts";
import { handUp } from "./hand-up.ts";
import { holdTicket } from "./hold-ticket.ts";
import { oneMore } from "./rules.ts";

const fields = {
  team: "teamId",
  member: "memberId",
  skilled: "targetKind",
  admin: "targetKind",
  operations: "targetKind",
} as const;

/**
 * A person hands a live ticket up, with a reason; as often as people think right. Throws NOT_FOUND also naming the
 * target, CONFLICT `ticket_changed`, PRECONDITION `ticket_closed` or `ticket_not_live`.
 */
export function escalateTicket(ctx: ServiceContext, input: z.output<typeof escalateInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = found(await holdTicket(ctx, input.ticketId));
    if (ticket.version !== input.version) throw conflict("ticket_changed");
    if (!isLive(ticket.status))
      throw precondition(ticket.status === "closed" ? "ticket_closed" : "ticket_not_live");
    const target = await findTarget(ctx, ticket, input);
    if (!target) throw notFoundField(fields[input.targetKind]);
    const { escalationId, ticket: changed } = await handUp(
      ctx,
      ticket,
      {
        trigger: "manual",
        by: "person",
        rule: null,
        reason: input.reason,
        priority: input.raisePriority ? oneMore(ticket.priority) : ticket.priority,
      },
      target,
    );
    return { escalationId, version: changed.version, status: changed.status, targetName: target.name };
  });
}
