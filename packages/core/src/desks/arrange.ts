import type {
  removeSettingInput,
  sortSettingsInput,
  switchSettingInput,
} from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, notFoundField, precondition } from "../errors.ts";
import { recordChange } from "./record.ts";
import { hold, tables } from "./tables.ts";
import { usesOf } from "./uses.ts";

/** Puts all of a kind into the order of `ids`. Throws CONFLICT `setting_changed` where some were added or deleted. */
export function sortSettings(ctx: ServiceContext, { kind, ids }: z.output<typeof sortSettingsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM ${tables[kind]} WHERE org_id = ${ctx.org.id}::uuid ORDER BY sort_order, id FOR UPDATE`;
    const before = rows.map(({ id }) => id);
    const known = new Set(before);
    if (ids.some((id) => !known.has(id))) throw notFoundField("ids");
    if (new Set(ids).size !== ids.length || ids.length !== before.length) throw conflict("setting_changed");
    await ctx.tx.$executeRaw`
      UPDATE ${tables[kind]} AS s SET sort_order = o.place::int
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, place)
      WHERE s.org_id = ${ctx.org.id}::uuid AND s.id = o.id`;
    await emit(ctx, { kind: "settings.sorted", data: { of: kind, order: { from: before, to: ids } } });
    return { ids };
  });
}

/** Switches one on or off: what is off vanishes from forms and stays where it is used. */
export function switchSetting(
  ctx: ServiceContext,
  { kind, id, version, isActive }: z.output<typeof switchSettingInput>,
) {
  return withTransaction(ctx, async (ctx) => {
    const before = await hold(ctx, kind, id, version);
    await ctx.tx.$executeRaw`
      UPDATE ${tables[kind]} SET is_active = ${isActive}, version = version + 1
      WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid`;
    await recordChange(ctx, "setting.saved", {
      of: kind,
      id,
      before: { isActive: before.isActive },
      after: { isActive },
    });
    return { id, version: version + 1, isActive };
  });
}

/** Deletes one that nothing refers to. Throws PRECONDITION `setting_in_use`: switching it off is the way then. */
export function removeSetting(ctx: ServiceContext, { kind, id }: z.output<typeof removeSettingInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await hold(ctx, kind, id);
    const { tickets, others } = await usesOf(ctx, kind, id);
    if (tickets + others > 0) throw precondition("setting_in_use");
    await ctx.tx.$executeRaw`
      DELETE FROM ${tables[kind]} WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid`;
    await recordChange(ctx, "setting.removed", {
      of: kind,
      id,
      before: { name: before.label },
      after: null,
    });
    return { id };
  });
}
