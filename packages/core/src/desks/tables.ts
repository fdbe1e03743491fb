import type { SettingKind } from "@handrail/contracts/inputs/desk-settings";
import { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { conflict, found } from "../errors.ts";

export const tables: Record<SettingKind, Prisma.Sql> = {
  category: Prisma.sql`category`,
  quickIssue: Prisma.sql`quick_issue`,
  tag: Prisma.sql`tag`,
  customField: Prisma.sql`custom_field`,
  team: Prisma.sql`team`,
  priorityRule: Prisma.sql`priority_rule`,
  escalationRule: Prisma.sql`escalation_rule`,
  tool: Prisma.sql`tool`,
  playbook: Prisma.sql`playbook`,
  disposition: Prisma.sql`disposition`,
};

type Locked = { id: string; version: number; label: string; isActive: boolean };

/**
 * The row, held until the transaction ends: nobody changes it or begins to use it meanwhile. Throws NOT_FOUND, and
 * CONFLICT `setting_changed` where it is no longer at the version that was read.
 */
export async function hold(ctx: TxContext, kind: SettingKind, id: string, version?: number | null) {
  const label = kind === "quickIssue" ? Prisma.sql`title` : Prisma.sql`name`;
  const rows = await ctx.tx.$queryRaw<Locked[]>`
    SELECT id, version, ${label} AS label, is_active AS "isActive" FROM ${tables[kind]}
    WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = found(rows[0]);
  if (version !== undefined && row.version !== version) throw conflict("setting_changed");
  return row;
}

/** The place after the last. */
export async function nextPlace(ctx: TxContext, kind: SettingKind): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ place: number }[]>`
    SELECT coalesce(max(sort_order), 0)::int + 1 AS place FROM ${tables[kind]} WHERE org_id = ${ctx.org.id}::uuid`;
  return rows[0]?.place ?? 1;
}

/** Whether another of the kind has the name, in whatever case. */
export async function isTaken(ctx: TxContext, kind: SettingKind, name: string, id: string | null) {
  const rows = await ctx.tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${tables[kind]}
    WHERE org_id = ${ctx.org.id}::uuid AND lower(name) = lower(${name}) AND id IS DISTINCT FROM ${id}::uuid`;
  return (rows[0]?.count ?? 0) > 0;
}
