import type { changeViewInput, createViewInput, viewIdInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { loadOwnView, readView, type SavedView } from "./views.ts";

/** How many views one person may keep. */
const mostViews = 50;

/** Keeps filters and an order under a name, for oneself or for everybody on the staff. */
export function createView(ctx: ServiceContext, input: z.output<typeof createViewInput>): Promise<SavedView> {
  const { membershipId: ownerId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const own = await ctx.tx.savedView.count({ where: { orgId, ownerId } });
    if (own >= mostViews) throw invalid({ name: [`${mostViews} views at most`] });
    const id = newId();
    const at = ctx.now();
    const { name, isShared, query } = input;
    await ctx.tx.savedView.create({
      data: { orgId, id, ownerId, name, isShared, query, createdAt: at, updatedAt: at },
      select: { id: true },
    });
    await emit(ctx, { kind: "view.saved", subjectId: id, data: { name, isShared } });
    return readView(ctx, id);
  });
}

/** Renames a view, shares it, or changes what it shows. FORBIDDEN for a colleague's, NOT_FOUND for a private one. */
export function changeView(
  ctx: ServiceContext,
  { viewId, ...input }: z.output<typeof changeViewInput>,
): Promise<SavedView> {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadOwnView(ctx, viewId);
    const name = input.name ?? before.name;
    const isShared = input.isShared ?? before.isShared;
    await ctx.tx.savedView.updateMany({
      where: { orgId: ctx.org.id, id: viewId },
      data: { name, isShared, ...(input.query ? { query: input.query } : {}), updatedAt: ctx.now() },
    });
    await emit(ctx, {
      kind: "view.saved",
      subjectId: viewId,
      data: { name: { from: before.name, to: name }, isShared: { from: before.isShared, to: isShared } },
    });
    return readView(ctx, viewId);
  });
}

/** Takes a view away, for everybody who saw it. */
export function removeView(ctx: ServiceContext, { viewId }: z.output<typeof viewIdInput>): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const { name, isShared } = await loadOwnView(ctx, viewId);
    await ctx.tx.savedView.deleteMany({ where: { orgId: ctx.org.id, id: viewId } });
    await emit(ctx, { kind: "view.removed", subjectId: viewId, data: { name, isShared } });
  });
}
