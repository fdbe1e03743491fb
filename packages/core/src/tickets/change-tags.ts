import type { changeTagsInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid, notFoundField } from "../errors.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

/** How many tags one ticket may carry. */
export const mostTags = 30;

async function readTags(ctx: TxContext, ids: readonly string[], field: "add" | "remove") {
  const tags = await ctx.tx.tag.findMany({
    where: { orgId: ctx.org.id, id: { in: [...ids] }, ...(field === "add" ? { isActive: true } : {}) },
    select: { id: true, name: true },
  });
  if (tags.length < new Set(ids).size) throw notFoundField(field);
  return tags;
}

/** Puts tags on a ticket and takes others off. What it already has, or has not, is no error. */
export function changeTags(ctx: ServiceContext, input: z.output<typeof changeTagsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    const orgId = ctx.org.id;
    const [added, removed] = [
      await readTags(ctx, input.add, "add"),
      await readTags(ctx, input.remove, "remove"),
    ];
    const rows = await ctx.tx.ticketTag.findMany({
      where: { orgId, ticketId: before.id },
      select: { tagId: true },
    });
    const held = new Set(rows.map(({ tagId }) => tagId));
    const toRemove = removed.filter(({ id }) => held.has(id));
    const toAdd = added.filter(({ id }) => !held.has(id) && !toRemove.some((tag) => tag.id === id));
    if (toAdd.length === 0 && toRemove.length === 0) return before;
    if (held.size + toAdd.length - toRemove.length > mostTags)
      throw invalid({ add: [`${mostTags} at most`] });
    const ticket = await changeTicket(ctx, before, {});
    await ctx.tx.ticketTag.deleteMany({
      where: { orgId, ticketId: before.id, tagId: { in: toRemove.map(({ id }) => id) } },
    });
    await ctx.tx.ticketTag.createMany({
      data: toAdd.map(({ id }) => ({ orgId, ticketId: before.id, tagId: id, createdAt: ctx.now() })),
    });
    const named = (tags: typeof added) => tags.map(({ id, name }) => ({ id, name }));
    await emit(
      ctx,
      {
        kind: "ticket.tags_changed",
        ticketId: ticket.id,
        data: { added: named(toAdd), removed: named(toRemove) },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
