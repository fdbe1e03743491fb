import { isStaff, type Role } from "@handrail/contracts";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { forbidden, found, invalid, precondition } from "../errors.ts";
import { disconnect, endSessions } from "../identity/index.ts";
import { lookAfterChats } from "../request-routing.ts";
import { refuseChange } from "./rules.ts";

/** Throws INVALID naming `branchIds` where one of them is not a branch of this organisation. */
export async function requireBranches(ctx: TxContext, branchIds: readonly string[]): Promise<void> {
  if (branchIds.length === 0) return;
  const known = await ctx.tx.branch.count({ where: { orgId: ctx.org.id, id: { in: [...branchIds] } } });
  if (known !== branchIds.length) throw invalid({ branchIds: ["not a branch of this organisation"] });
}

const lockedRows = z.array(z.object({ id: z.string(), role: z.string() }));

/**
 * Loads the membership to change and decides whether the actor may, with every admin's row locked: two admins who
 * demote each other at the same moment do not both succeed.
 */
export async function claimMembership(ctx: TxContext, membershipId: string, nextRole: Role | null) {
  const actor = requireMember(ctx.actor);
  const { id: orgId } = ctx.org;
  const rows = await ctx.tx.$queryRaw`
    SELECT id, role::text FROM membership
    WHERE org_id = ${orgId}::uuid AND removed_at IS NULL
      AND (role IN ('admin', 'super_admin') OR id IN (${membershipId}::uuid, ${actor.membershipId}::uuid))
    ORDER BY id FOR NO KEY UPDATE`;
  const locked = lockedRows.parse(rows);
  if (locked.find(({ id }) => id === actor.membershipId)?.role !== actor.role) throw forbidden();
  const target = found(
    await ctx.tx.membership.findFirst({
      where: { orgId, id: membershipId, removedAt: null },
      select: {
        id: true,
        userId: true,
        role: true,
        branches: { select: { branchId: true } },
        user: { select: { name: true } },
      },
    }),
  );
  const otherAdmins = locked.filter(
    ({ id, role }) => id !== target.id && role !== "customer" && role !== "agent",
  );
  const refusal = refuseChange({
    actor,
    target: { membershipId: target.id, role: target.role },
    nextRole,
    otherAdmins: otherAdmins.length,
  });
  if (refusal) throw refusal === "last_admin" ? precondition(refusal) : forbidden(refusal);
  return target;
}

/** Writes what a role needs beside the membership: branches of an agent, branch of a customer, profile of staff. */
export async function equipMembership(
  ctx: TxContext,
  member: { membershipId: string; userId: string; role: Role; branchIds: readonly string[] },
): Promise<void> {
  const { id: orgId } = ctx.org;
  const { membershipId, userId, role, branchIds } = member;
  await ctx.tx.membershipBranch.deleteMany({ where: { orgId, membershipId } });
  if (isStaff(role)) {
    await ctx.tx.membershipBranch.createMany({
      data: branchIds.map((branchId) => ({ orgId, membershipId, branchId })),
    });
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: { orgId, membershipId } },
      create: { orgId, membershipId },
      update: {},
      select: { membershipId: true },
    });
  }
  if (role === "customer" && branchIds[0]) {
    await ctx.tx.contact.updateMany({ where: { orgId, userId }, data: { branchId: branchIds[0] } });
    await lookAfterChats(ctx);
  }
}

/** Ends the person's sessions, and the realtime connections once that is committed (attack A7). */
export async function revokeAccess(ctx: TxContext, userId: string): Promise<void> {
  await endSessions(ctx.tx, userId);
  ctx.afterCommit.push(() => disconnect(ctx.ports, userId));
}
