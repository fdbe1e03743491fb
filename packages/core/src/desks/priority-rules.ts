import {
  priorityConditionsSchema,
  priorityEffects,
  type savePriorityRuleInput,
} from "@handrail/contracts/inputs/desk-settings";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { recordChange } from "./record.ts";
import { hold, isTaken, nextPlace } from "./tables.ts";

const content = { name: true, conditions: true, effect: true, priority: true } as const;
const stored = z.object({ conditions: priorityConditionsSchema, effect: z.enum(priorityEffects) });

/** Rules of the organisation in the order in which they apply. */
export function listPriorityRules(ctx: ServiceContext, { isActive }: { isActive?: true } = {}) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.priorityRule.findMany({
      where: { orgId: org.id, ...(isActive ? { isActive } : {}) },
      select: { id: true, version: true, isActive: true, ...content },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map((row) => ({ ...row, ...stored.parse(row) }));
  });
}

async function requireCategories({ tx, org }: TxContext, ids: readonly string[]) {
  const known = await tx.category.count({ where: { orgId: org.id, id: { in: [...ids] } } });
  if (known !== new Set(ids).size) throw notFoundField("conditions");
}

/**
 * Adds a rule at the end, or changes one. Throws INVALID naming `name` where it is taken, NOT_FOUND also naming
 * `conditions` for a category that is none, CONFLICT `setting_changed`.
 */
export function savePriorityRule(ctx: ServiceContext, input: z.output<typeof savePriorityRuleInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const { id: orgId } = ctx.org;
    if (id) await hold(ctx, "priorityRule", id, version);
    if (await isTaken(ctx, "priorityRule", values.name, id)) throw invalid({ name: ["taken"] });
    await requireCategories(ctx, values.conditions.categoryIds);
    const row = id ? await ctx.tx.priorityRule.findFirst({ where: { orgId, id }, select: content }) : null;
    const before = row && { ...row, ...stored.parse(row) };
    const savedId = id ?? newId();
    if (id) {
      const data = { ...values, version: { increment: 1 } };
      await ctx.tx.priorityRule.updateMany({ where: { orgId, id }, data });
    } else {
      const data = { orgId, id: savedId, sortOrder: await nextPlace(ctx, "priorityRule"), ...values };
      await ctx.tx.priorityRule.create({ data, select: { id: true } });
    }
    await recordChange(ctx, "setting.saved", {
      of: "priorityRule",
      id: savedId,
      before,
      after: values,
    });
    return { id: savedId };
  });
}
