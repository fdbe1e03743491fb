import type { membershipIdInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { claimMembership, revokeAccess } from "./internal.ts";
import { releaseWork } from "./release-work.ts";

/**
 * Ends a membership. The row stays, because history names it; sessions and realtime connections end (attack A7) and
 * open work goes back to the queue. Throws as `changeMember`.
 */
export function removeMember(
  ctx: ServiceContext,
  { membershipId }: z.output<typeof membershipIdInput>,
): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = await claimMembership(ctx, membershipId, null);
    await releaseWork(ctx, { membershipId, keep: null });
    await ctx.tx.membership.updateMany({
      where: { orgId, id: membershipId },
      data: { removedAt: ctx.now() },
    });
    await ctx.tx.agentProfile.updateMany({
      where: { orgId, membershipId },
      data: { status: "offline", statusChangedAt: ctx.now() },
    });
    await revokeAccess(ctx, before.userId);
    await emit(ctx, {
      kind: "member.removed",
      subjectId: membershipId,
      data: { name: before.user.name, role: before.role },
    });
  });
}
