import type { saveCustomFieldInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { recordChange } from "./record.ts";
import { hold, nextPlace } from "./tables.ts";

const content = {
  key: true,
  kind: true,
  name: true,
  options: true,
  isRequired: true,
  isCustomerVisible: true,
} as const;

/** Every field that the organisation added, with how many tickets hold a value of it. */
export function listCustomFieldSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.customField.findMany({
      where: { orgId: org.id },
      select: { id: true, version: true, isActive: true, ...content },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    const counts = await tx.$queryRaw<{ key: string; count: number }[]>`
      SELECT k AS key, count(*)::int AS count FROM ticket t, jsonb_object_keys(t.custom) AS k
      WHERE t.org_id = ${org.id}::uuid AND t.custom <> '{}'::jsonb GROUP BY k`;
    const tickets = new Map(counts.map(({ key, count }) => [key, count]));
    return rows.map((row) => ({ ...row, uses: { tickets: tickets.get(row.key) ?? 0, others: 0 } }));
  });
}

/** Refuses to take away options that tickets hold. */
async function requireUnused(ctx: TxContext, key: string, gone: readonly string[]) {
  if (gone.length === 0) return;
  const rows = await ctx.tx.$queryRaw<{ option: string }[]>`
    SELECT o AS option FROM unnest(${[...gone]}::text[]) AS o WHERE EXISTS (
      SELECT FROM ticket t WHERE t.org_id = ${ctx.org.id}::uuid AND jsonb_exists(t.custom -> ${key}::text, o))`;
  if (rows.length > 0)
    throw invalid({ options: rows.map(({ option }) => `in use: ${option}`) }, "setting_in_use");
}

async function change(ctx: TxContext, id: string, input: z.output<typeof saveCustomFieldInput>) {
  const { id: orgId } = ctx.org;
  await hold(ctx, "customField", id, input.version);
  const before = found(await ctx.tx.customField.findFirst({ where: { orgId, id }, select: content }));
  if (input.key !== before.key) throw invalid({ key: ["cannot be changed"] });
  if (input.kind !== before.kind) throw invalid({ kind: ["cannot be changed"] });
  const gone = before.options.filter((option) => !input.options.includes(option));
  await requireUnused(ctx, before.key, gone);
  const { name, options, isRequired, isCustomerVisible } = input;
  await ctx.tx.customField.updateMany({
    where: { orgId, id },
    data: { name, options, isRequired, isCustomerVisible, version: { increment: 1 } },
  });
  return before;
}

/**
 * Adds a field or changes one; its key and kind stay. Throws INVALID naming `key` where it is taken, and
 * `setting_in_use` naming `options` where tickets hold one that would go; CONFLICT `setting_changed`.
 */
export function saveCustomField(ctx: ServiceContext, input: z.output<typeof saveCustomFieldInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version: _version, ...given } = input;
    const { id: orgId } = ctx.org;
    const takesOptions = given.kind === "select" || given.kind === "multi_select";
    const values = { ...given, options: takesOptions ? given.options : [] };
    const fieldId = id ?? newId();
    const before = id ? await change(ctx, id, { ...input, options: values.options }) : null;
    if (!id) {
      if ((await ctx.tx.customField.count({ where: { orgId, key: values.key } })) > 0)
        throw invalid({ key: ["taken"] });
      const sortOrder = await nextPlace(ctx, "customField");
      await ctx.tx.customField.create({
        data: { orgId, id: fieldId, sortOrder, ...values, createdAt: ctx.now() },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", { of: "customField", id: fieldId, before, after: values });
    return { id: fieldId };
  });
}
