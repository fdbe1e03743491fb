import type { changeStatusInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadTicket } from "./internal.ts";
import { moveTicket } from "./move-ticket.ts";
import { move } from "./rules.ts";

/** A person on the staff moves a ticket. Resolving needs a text and has its own command. */
export function changeStatus(ctx: ServiceContext, input: z.output<typeof changeStatusInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    return moveTicket(ctx, before, move(before.status, input.status, "staff"));
  });
}
