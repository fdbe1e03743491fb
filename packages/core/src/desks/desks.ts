import type { nextNumberInput, saveDeskInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, found, invalid, notFoundField } from "../errors.ts";
import { formatNumber, numberPeriod } from "../tickets/numbers.ts";
import { requireTeam } from "./known.ts";
import { recordChange } from "./record.ts";

const content = { name: true, numberPattern: true, defaultBranchId: true, defaultTeamId: true } as const;

/** The organisation's desks. */
export const listDeskSettings = (ctx: ServiceContext) =>
  withTransaction(ctx, ({ tx, org }) =>
    tx.desk.findMany({
      where: { orgId: org.id },
      select: { id: true, version: true, kind: true, ...content },
      orderBy: { kind: "asc" },
    }),
  );

/** How the desk's next ticket would be numbered by a pattern; random letters are an example. */
export function nextNumber(ctx: ServiceContext, { id, numberPattern }: z.output<typeof nextNumberInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId, timeZone } = ctx.org;
    found(await ctx.tx.desk.findFirst({ where: { orgId, id }, select: { id: true } }));
    const at = ctx.now();
    const period = numberPeriod(numberPattern, at, timeZone);
    const counter = await ctx.tx.numberCounter.findFirst({
      where: { orgId, deskId: id, period },
      select: { value: true },
    });
    const random = (n: number) => Array.from({ length: n }, (_each, index) => index * 7);
    return { number: formatNumber(numberPattern, { at, timeZone, seq: (counter?.value ?? 0) + 1, random }) };
  });
}

async function requireBranch(ctx: TxContext, id: string | null) {
  if (id === null) return;
  if ((await ctx.tx.branch.count({ where: { orgId: ctx.org.id, id } })) === 0)
    throw notFoundField("defaultBranchId");
}

/**
 * Changes a desk. Numbers that were given stay. Throws INVALID naming `numberPattern` where another desk has it,
 * NOT_FOUND also naming `defaultBranchId` or `defaultTeamId`, CONFLICT `setting_changed`.
 */
export function saveDesk(ctx: ServiceContext, input: z.output<typeof saveDeskInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const { id: orgId } = ctx.org;
    const before = found(await ctx.tx.desk.findFirst({ where: { orgId, id }, select: content }));
    await requireBranch(ctx, values.defaultBranchId);
    await requireTeam(ctx, "defaultTeamId", values.defaultTeamId);
    const same = { orgId, numberPattern: values.numberPattern, id: { not: id } };
    if ((await ctx.tx.desk.count({ where: same })) > 0) throw invalid({ numberPattern: ["taken"] });
    const { count } = await ctx.tx.desk.updateMany({
      where: { orgId, id, version },
      data: { ...values, version: { increment: 1 } },
    });
    if (count !== 1) throw conflict("setting_changed");
    await recordChange(ctx, "setting.saved", { of: "desk", id, before, after: values });
    return { id };
  });
}
