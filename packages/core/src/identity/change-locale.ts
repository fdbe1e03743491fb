import type { localeInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import type { ServiceContext } from "../context.ts";

/** The language that the person reads, on every device and in mails. */
export async function changeLocale(
  ctx: ServiceContext,
  { locale }: z.output<typeof localeInput>,
): Promise<void> {
  const { userId } = requireMember(ctx.actor);
  await ctx.ports.db.withPerson(userId, (tx) =>
    tx.user.update({ where: { id: userId }, data: { locale }, select: { id: true } }),
  );
}
