import type { changeOrganizationInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid } from "../errors.ts";
import { isTimeZone } from "./rules.ts";

/** Changes how the organisation presents itself. Throws INVALID naming `timeZone`. */
export async function changeOrganization(
  ctx: ServiceContext,
  input: z.output<typeof changeOrganizationInput>,
) {
  if (!isTimeZone(input.timeZone)) throw invalid({ timeZone: ["not a time zone"] });
  return withTransaction(ctx, async (ctx) => {
    const { name, accentHue, locale, timeZone } = ctx.org;
    const organization = await ctx.tx.organization.update({
      where: { id: ctx.org.id },
      data: { ...input, updatedAt: ctx.now() },
      select: { slug: true, name: true, accentHue: true, locale: true, timeZone: true },
    });
    await emit(ctx, {
      kind: "organization.changed",
      data: { from: { name, accentHue, locale, timeZone }, to: { ...input } },
    });
    return organization;
  });
}
