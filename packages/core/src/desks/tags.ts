import type { saveTagInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { recordChange } from "./record.ts";
import { hold, isTaken, nextPlace } from "./tables.ts";

/** Every tag, with how many tickets have it. */
export function listTagSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.tag.findMany({
      where: { orgId: org.id },
      select: { id: true, version: true, name: true, isActive: true, _count: { select: { tickets: true } } },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map(({ _count: { tickets }, ...row }) => ({ ...row, uses: { tickets, others: 0 } }));
  });
}

/** Adds a tag or gives one another name. Throws INVALID naming `name` where it is taken, CONFLICT `setting_changed`. */
export function saveTag(ctx: ServiceContext, { id, version, name }: z.output<typeof saveTagInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = id ? await hold(ctx, "tag", id, version) : null;
    if (await isTaken(ctx, "tag", name, id)) throw invalid({ name: ["taken"] });
    const savedId = id ?? newId();
    if (id) {
      await ctx.tx.tag.updateMany({ where: { orgId, id }, data: { name, version: { increment: 1 } } });
    } else {
      await ctx.tx.tag.create({
        data: { orgId, id: savedId, name, sortOrder: await nextPlace(ctx, "tag"), createdAt: ctx.now() },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", {
      of: "tag",
      id: savedId,
      before: before && { name: before.label },
      after: { name },
    });
    return { id: savedId };
  });
}
