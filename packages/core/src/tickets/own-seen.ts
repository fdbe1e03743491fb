import type { ownSeenInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadOwnTicket } from "./internal.ts";

/** The one who asked has seen the conversation up to a message; never goes back. */
export function markOwnSeen(ctx: ServiceContext, input: z.output<typeof ownSeenInput>): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const { id: ticketId } = await loadOwnTicket(ctx, input.ticketId);
    await ctx.tx.conversation.updateMany({
      where: {
        orgId: ctx.org.id,
        ticketId,
        customerSeenSeq: { lt: input.seq },
        lastSeq: { gte: input.seq },
      },
      data: { customerSeenSeq: input.seq },
    });
  });
}
