import type { changeCategoryInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFoundField, precondition } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { correctionOf } from "./record-correction.ts";

async function requireCategory(ctx: TxContext, categoryId: string | null) {
  if (!categoryId) return;
  const where = { orgId: ctx.org.id, id: categoryId, isActive: true };
  if ((await ctx.tx.category.count({ where })) === 0) throw notFoundField("categoryId");
}

/** Files the ticket under another active category, or under none. */
export function changeCategory(ctx: ServiceContext, input: z.output<typeof changeCategoryInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    await requireCategory(ctx, input.categoryId);
    const ticket = await changeTicket(ctx, before, {
      categoryId: input.categoryId,
      ...(await correctionOf(ctx, before.id, "category")),
    });
    await emit(
      ctx,
      {
        kind: "ticket.category_changed",
        ticketId: ticket.id,
        data: { categoryId: { from: before.categoryId, to: ticket.categoryId } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
