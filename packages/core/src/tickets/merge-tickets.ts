import type { mergeTicketsInput } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { invalid, notFoundField, precondition } from "../errors.ts";
import { ticketScope } from "../scope.ts";
import { loadTicket, type TicketState } from "./internal.ts";
import { settleMerge } from "./merge-ends.ts";
import { bringLabels } from "./merge-labels.ts";
import { lockTickets } from "./merged.ts";

async function loadTarget(ctx: TxContext, targetId: string) {
  const count = await ctx.tx.ticket.count({ where: { AND: [ticketScope(ctx), { id: targetId }] } });
  if (count !== 1) throw notFoundField("targetId");
  return loadTicket(ctx, targetId);
}

/** A ticket goes on in another of the same person: nobody may come to read what another person wrote. */
function check(source: TicketState, target: TicketState) {
  if (source.id === target.id) throw invalid({ targetId: ["must be another ticket"] });
  if (source.mergedIntoId || target.mergedIntoId) throw precondition("ticket_merged");
  if (source.contactId !== target.contactId)
    throw invalid({ targetId: ["must be of the same person"] }, "other_contact");
  if (target.status === "closed") throw precondition("ticket_closed");
}

/**
 * Ends a ticket in another one of the same person. No message moves: each conversation keeps its own order, readers
 * lay them together by time, and what the person answers goes to the target, which also gets the tags and watchers. The ticket must be at `version`. Throws
 * NOT_FOUND (naming `targetId` for the other), CONFLICT `ticket_changed`, INVALID naming `targetId`, with the reason
 * `other_contact` where the tickets are of two people, PRECONDITION `ticket_merged` or `ticket_closed`.
 */
export function mergeTickets(ctx: ServiceContext, input: z.output<typeof mergeTicketsInput>) {
  return withTransaction(ctx, async (ctx) => {
    await lockTickets(ctx, [input.ticketId, input.targetId]);
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const beforeTarget = await loadTarget(ctx, input.targetId);
    check(before, beforeTarget);
    const { closedAt } = before;
    await ctx.tx.ticketMerge.create({
      data: {
        orgId: ctx.org.id,
        sourceId: before.id,
        targetId: beforeTarget.id,
        before: {
          status: before.status,
          closedAt: closedAt?.toISOString() ?? null,
          snoozedUntil: before.snoozedUntil?.toISOString() ?? null,
          snoozedUntilReply: before.snoozedUntilReply,
          brought: await bringLabels(ctx, before, beforeTarget),
        },
        mergedById: isStaffActor(ctx.actor) ? ctx.actor.membershipId : null,
        createdAt: ctx.now(),
      },
      select: { sourceId: true },
    });
    return settleMerge(
      ctx,
      "ticket.merged",
      { source: before, target: beforeTarget },
      {
        mergedIntoId: beforeTarget.id,
        status: "closed",
        closedAt: closedAt ?? ctx.now(),
        snoozedUntil: null,
        snoozedUntilReply: false,
      },
    );
  });
}
