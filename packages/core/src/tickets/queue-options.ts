import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";

const most = 500;
const inOrder = [{ sortOrder: "asc" }, { name: "asc" }] as const;

/** What tickets can be filtered by and changed to, beside people and categories: active ones first of all. */
export function queueOptions(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const { actor } = ctx;
    const teams = await ctx.tx.team.findMany({
      where: { orgId, isActive: true },
      select: { id: true, name: true },
      orderBy: [...inOrder],
      take: most,
    });
    const tags = await ctx.tx.tag.findMany({
      where: { orgId, isActive: true },
      select: { id: true, name: true },
      orderBy: [...inOrder],
      take: most,
    });
    const desks = await ctx.tx.desk.findMany({
      where: { orgId },
      select: { id: true, name: true, kind: true },
      orderBy: { name: "asc" },
    });
    const branches = await ctx.tx.branch.findMany({
      where: {
        orgId,
        ...(isStaffActor(actor) && actor.branches !== "all" ? { id: { in: [...actor.branches] } } : {}),
      },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
      take: most,
    });
    const customFields = await ctx.tx.customField.findMany({
      where: { orgId, isActive: true },
      select: { key: true, name: true, kind: true, options: true },
      orderBy: [...inOrder],
      take: 50,
    });
    return { teams, tags, desks, branches, customFields };
  });
}
