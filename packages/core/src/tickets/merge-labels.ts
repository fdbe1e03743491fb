import { z } from "zod";
import { colleaguesSeeing } from "../colleagues.ts";
import type { TxContext } from "../context.ts";
import { mostTags } from "../read-tags.ts";
import type { TicketState } from "./internal.ts";

/** Tags and watchers that a ticket brought into the one it was merged into. */
export const broughtSchema = z
  .object({ tagIds: z.array(z.string()), membershipIds: z.array(z.string()) })
  .catch({ tagIds: [], membershipIds: [] });
type Brought = z.output<typeof broughtSchema>;

/** Which tags and watchers a ticket has. */
async function labelsOf(ctx: TxContext, ticketId: string): Promise<Brought> {
  const where = { orgId: ctx.org.id, ticketId };
  const tags = await ctx.tx.ticketTag.findMany({ where, select: { tagId: true }, orderBy: { tagId: "asc" } });
  const watchers = await ctx.tx.ticketWatcher.findMany({
    where,
    select: { membershipId: true },
    orderBy: { membershipId: "asc" },
  });
  return {
    tagIds: tags.map(({ tagId }) => tagId),
    membershipIds: watchers.map(({ membershipId }) => membershipId),
  };
}

/** What the tickets that are merged into one have brought it. */
async function broughtBy(ctx: TxContext, targetId: string): Promise<Brought> {
  const merges = await ctx.tx.ticketMerge.findMany({
    where: { orgId: ctx.org.id, targetId },
    select: { before: true },
  });
  const all = merges.map(({ before }) => broughtSchema.parse(Reflect.get(Object(before), "brought")));
  return {
    tagIds: all.flatMap(({ tagIds }) => tagIds),
    membershipIds: all.flatMap(({ membershipIds }) => membershipIds),
  };
}

const without = (ids: readonly string[], others: readonly string[]) =>
  ids.filter((id) => !others.includes(id));

/**
 * The target also has the tags and watchers of the source, as far as they fit and see it. Returns what it would not
 * have of itself: what an earlier merge brought as well counts for both, so that either can be undone first.
 */
export async function bringLabels(
  ctx: TxContext,
  source: TicketState,
  target: TicketState,
): Promise<Brought> {
  const orgId = ctx.org.id;
  const ticketId = target.id;
  const [more, held, earlier] = [
    await labelsOf(ctx, source.id),
    await labelsOf(ctx, ticketId),
    await broughtBy(ctx, ticketId),
  ];
  const room = Math.max(0, mostTags - held.tagIds.length);
  const tagIds = without(more.tagIds, held.tagIds).slice(0, room);
  const seeing = await colleaguesSeeing(
    ctx,
    without(more.membershipIds, held.membershipIds),
    target.branchId,
  );
  const membershipIds = seeing.map(({ membershipId }) => membershipId);
  const createdAt = ctx.now();
  await ctx.tx.ticketTag.createMany({
    data: tagIds.map((tagId) => ({ orgId, ticketId, tagId, createdAt })),
  });
  await ctx.tx.ticketWatcher.createMany({
    data: membershipIds.map((membershipId) => ({ orgId, ticketId, membershipId, createdAt })),
  });
  return {
    tagIds: [...tagIds, ...more.tagIds.filter((id) => earlier.tagIds.includes(id))],
    membershipIds: [
      ...membershipIds,
      ...more.membershipIds.filter((id) => earlier.membershipIds.includes(id)),
    ],
  };
}

/** Takes off what a merge brought, unless another that still stands brought it too. Call it once its row is gone. */
export async function takeLabels(ctx: TxContext, ticketId: string, brought: Brought) {
  const still = await broughtBy(ctx, ticketId);
  const where = { orgId: ctx.org.id, ticketId };
  await ctx.tx.ticketTag.deleteMany({
    where: { ...where, tagId: { in: without(brought.tagIds, still.tagIds) } },
  });
  await ctx.tx.ticketWatcher.deleteMany({
    where: { ...where, membershipId: { in: without(brought.membershipIds, still.membershipIds) } },
  });
}
