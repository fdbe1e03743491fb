import type { changeTagsInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { tagChanges } from "../read-tags.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

/** Puts tags on a ticket and takes others off. What it already has, or has not, is no error. */
export function changeTags(ctx: ServiceContext, input: z.output<typeof changeTagsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const orgId = ctx.org.id;
    const rows = await ctx.tx.ticketTag.findMany({
      where: { orgId, ticketId: before.id },
      select: { tagId: true },
    });
    const changes = await tagChanges(
      ctx,
      input,
      rows.map(({ tagId }) => tagId),
    );
    if (!changes) return before;
    const ticket = await changeTicket(ctx, before, {});
    await ctx.tx.ticketTag.deleteMany({
      where: { orgId, ticketId: before.id, tagId: { in: changes.removed.map(({ id }) => id) } },
    });
    await ctx.tx.ticketTag.createMany({
      data: changes.added.map(({ id }) => ({ orgId, ticketId: before.id, tagId: id, createdAt: ctx.now() })),
    });
    await emit(
      ctx,
      { kind: "ticket.tags_changed", ticketId: ticket.id, data: changes },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
