import type { mergeableInput } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { likeLiteral } from "../cursor.ts";
import { ticketScope } from "../scope.ts";
import { loadTicket } from "./internal.ts";
import { listMerged, survivorId } from "./merged.ts";

const mostCandidates = 20;

/** What belongs to a ticket: where it went on, and what was merged into it. Only what the actor may see. */
export function listRelated(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadTicket(ctx, ticketId);
    const survivor = await survivorId(ctx, id);
    const mergedInto =
      survivor === id
        ? null
        : await ctx.tx.ticket.findFirst({
            where: { AND: [ticketScope(ctx), { id: survivor }] },
            select: { id: true, number: true, subject: true },
          });
    return { mergedInto, merged: await listMerged(ctx, id, ticketScope(ctx)) };
  });
}

/** Tickets of the same person that a ticket may be merged into; those last changed first. */
export function listMergeable(ctx: ServiceContext, input: z.output<typeof mergeableInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = await loadTicket(ctx, input.ticketId);
    const contains = { contains: likeLiteral(input.search), mode: "insensitive" } as const;
    return ctx.tx.ticket.findMany({
      where: {
        AND: [
          ticketScope(ctx),
          {
            contactId: ticket.contactId,
            id: { not: ticket.id },
            mergedIntoId: null,
            status: { not: "closed" },
          },
          input.search ? { OR: [{ number: contains }, { subject: contains }] } : {},
        ],
      },
      select: { id: true, number: true, subject: true, status: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: mostCandidates,
    });
  });
}
