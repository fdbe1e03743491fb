import { randomBytes } from "node:crypto";
import type { ServiceContext } from "../context.ts";
import { formatNumber, numberPeriod } from "./numbers.ts";

/**
 * The desk's next ticket number. Runs in a short transaction of its own, so that two people opening tickets wait
 * for each other only here; a number whose ticket is not written is lost, never reused.
 */
export async function takeNumber(
  ctx: ServiceContext,
  desk: { id: string; numberPattern: string },
): Promise<string> {
  const at = ctx.now();
  const { timeZone, id: orgId } = ctx.org;
  const period = numberPeriod(desk.numberPattern, at, timeZone);
  const seq = desk.numberPattern.includes("{seq")
    ? await ctx.ports.db.withOrg(orgId, async (tx) => {
        const counter = await tx.numberCounter.upsert({
          where: { orgId_deskId_period: { orgId, deskId: desk.id, period } },
          create: { orgId, deskId: desk.id, period, value: 1 },
          update: { value: { increment: 1 } },
          select: { value: true },
        });
        return counter.value;
      })
    : 0;
  return formatNumber(desk.numberPattern, { at, timeZone, seq, random: (n) => randomBytes(n) });
}
