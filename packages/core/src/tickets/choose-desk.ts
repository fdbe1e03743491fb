import type { DeskKind } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { found } from "../errors.ts";

/** The first desk of the kinds, in this order, that the organisation has; every organisation has one. */
export async function chooseDesk(ctx: TxContext, kinds: readonly DeskKind[]) {
  const desks = await ctx.tx.desk.findMany({
    where: { orgId: ctx.org.id },
    select: { id: true, kind: true, numberPattern: true, defaultBranchId: true, defaultTeamId: true },
  });
  const kind = kinds.find((wanted) => desks.some((desk) => desk.kind === wanted));
  return found(desks.find((desk) => desk.kind === kind));
}
