import type { linkTicketsInput } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { conflict } from "../errors.ts";
import { emitLink, loadEnds, storedLink } from "./link-ends.ts";

/** Unties two tickets. Throws NOT_FOUND (naming `otherId`), CONFLICT `ticket_changed` where they are not tied (any more). */
export function unlinkTickets(ctx: ServiceContext, input: z.output<typeof linkTicketsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ends = await loadEnds(ctx, input);
    const { count } = await ctx.tx.ticketLink.deleteMany({
      where: { orgId: ctx.org.id, ...storedLink(ends.ticket.id, ends.other.id, input.relation) },
    });
    if (count !== 1) throw conflict("ticket_changed");
    await emitLink(ctx, "ticket.unlinked", ends, input.relation);
    return { ticketId: ends.ticket.id, otherId: ends.other.id };
  });
}
