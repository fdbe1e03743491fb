import type { saveDeskRulesInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found } from "../errors.ts";
import { difference } from "./record.ts";

/** When tickets close by themselves and may be opened again, and whether people without an account may ask. */
export const getDeskRules = (ctx: ServiceContext) =>
  withTransaction(ctx, async ({ tx, org }) =>
    found(
      await tx.organization.findUnique({
        where: { id: org.id },
        select: { autoCloseDays: true, reopenDays: true, portalEnabled: true },
      }),
    ),
  );

/** Changes the rules if they still are as `seen`; CONFLICT `setting_changed` otherwise. */
export function saveDeskRules(ctx: ServiceContext, { seen, rules }: z.output<typeof saveDeskRulesInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.organization.updateMany({
      where: { id: ctx.org.id, ...seen },
      data: { ...rules, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("setting_changed");
    await emit(ctx, { kind: "organization.changed", data: { of: "deskRules", ...difference(seen, rules) } });
    return rules;
  });
}
