import { type BusinessHours, holidaysSchema, weekSchema } from "@handrail/contracts/hours";
import type { saveHoursInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { isTimeZone } from "../organization/rules.ts";

/** The organisation's business hours; null where it has set none. */
export function getHours(ctx: ServiceContext): Promise<(BusinessHours & { version: number }) | null> {
  return withTransaction(ctx, async ({ tx, org }) => {
    const row = await tx.businessHours.findFirst({ where: { orgId: org.id }, orderBy: { createdAt: "asc" } });
    if (!row) return null;
    const { timeZone, version } = row;
    return {
      timeZone,
      version,
      spans: weekSchema.parse(row.spans),
      holidays: holidaysSchema.parse(row.holidays),
    };
  });
}

/** Sets the business hours if they still are at `version`; CONFLICT `setting_changed` otherwise. INVALID names `timeZone`. */
export async function saveHours(ctx: ServiceContext, { version, ...hours }: z.output<typeof saveHoursInput>) {
  if (!isTimeZone(hours.timeZone)) throw invalid({ timeZone: ["not a time zone"] });
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    await ctx.tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${orgId}::uuid FOR NO KEY UPDATE`;
    const before = await getHours(ctx);
    if ((before?.version ?? null) !== version) throw conflict("setting_changed");
    const at = ctx.now();
    if (before)
      await ctx.tx.businessHours.updateMany({
        where: { orgId, version: before.version },
        data: { ...hours, version: { increment: 1 }, updatedAt: at },
      });
    else
      await ctx.tx.businessHours.create({
        data: { orgId, id: newId(), ...hours, createdAt: at, updatedAt: at },
        select: { id: true },
      });
    const { version: _, ...from } = before ?? { version: null };
    await emit(ctx, { kind: "setting.saved", data: { of: "hours", from: { ...from }, to: { ...hours } } });
    return { ...hours, version: (version ?? 0) + 1 };
  });
}
