import { isStaff } from "@handrail/contracts";
import type { changeMemberInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { claimMembership, equipMembership, requireBranches, revokeAccess } from "./internal.ts";
import { releaseWork } from "./release-work.ts";
import { branchesFor } from "./rules.ts";

/**
 * Changes role and branches of a colleague or customer; the person's sessions end (attack A7) and work that is out
 * of reach now goes back to the queue. Throws NOT_FOUND, FORBIDDEN `own_membership` or `role_not_grantable`,
 * PRECONDITION `last_admin`, INVALID naming `branchIds`.
 */
export function changeMember(ctx: ServiceContext, input: z.output<typeof changeMemberInput>) {
  const { membershipId, role } = input;
  const branchIds = branchesFor(role, input.branchIds);
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = await claimMembership(ctx, membershipId, role);
    await requireBranches(ctx, branchIds);
    await ctx.tx.membership.updateMany({ where: { orgId, id: membershipId }, data: { role } });
    await equipMembership(ctx, { membershipId, userId: before.userId, role, branchIds });
    if (!isStaff(role)) await releaseWork(ctx, { membershipId, keep: null });
    else if (role === "agent" && (await ctx.tx.branch.count({ where: { orgId } })) > 0) {
      await releaseWork(ctx, { membershipId, keep: branchIds });
    }
    await revokeAccess(ctx, before.userId);
    await emit(ctx, {
      kind: "member.changed",
      subjectId: membershipId,
      data: {
        name: before.user.name,
        role: { from: before.role, to: role },
        branchIds: { from: before.branches.map(({ branchId }) => branchId), to: branchIds },
      },
    });
    return { membershipId, role, branchIds };
  });
}
