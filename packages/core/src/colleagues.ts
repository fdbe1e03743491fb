import { isStaff } from "@handrail/contracts";
import type { MemberActor } from "./actor.ts";
import type { TxContext } from "./context.ts";
import { seesBranch } from "./identity/rules.ts";

export type Colleague = { membershipId: string; userId: string; name: string };

/** Those of the memberships that work here now and see the branch; the others do not exist for it. */
export async function colleaguesSeeing(
  ctx: TxContext,
  membershipIds: readonly string[],
  branchId: string | null,
): Promise<Colleague[]> {
  if (membershipIds.length === 0) return [];
  const { id: orgId } = ctx.org;
  const rows = await ctx.tx.membership.findMany({
    where: { orgId, id: { in: [...membershipIds] }, removedAt: null },
    select: {
      id: true,
      role: true,
      user: { select: { id: true, name: true } },
      branches: { select: { branchId: true } },
    },
  });
  const hasBranches = (await ctx.tx.branch.count({ where: { orgId } })) > 0;
  return rows
    .filter((member) => isStaff(member.role) && seesBranch(member, hasBranches, branchId))
    .map(({ id, user }) => ({ membershipId: id, userId: user.id, name: user.name }));
}

/** A member as an actor, for what was begun in his or her name and ends later; null where there is none any more. */
export async function memberActor(ctx: TxContext, membershipId: string): Promise<MemberActor | null> {
  const { id: orgId } = ctx.org;
  const row = await ctx.tx.membership.findFirst({
    where: { orgId, id: membershipId, removedAt: null },
    select: {
      id: true,
      role: true,
      user: { select: { id: true, name: true, email: true } },
      branches: { select: { branchId: true } },
    },
  });
  if (!row) return null;
  const contact = await ctx.tx.contact.findFirst({
    where: { orgId, userId: row.user.id },
    select: { id: true, plan: true },
  });
  if (!contact) return null;
  const hasBranches = (await ctx.tx.branch.count({ where: { orgId } })) > 0;
  return {
    kind: "member",
    userId: row.user.id,
    membershipId: row.id,
    role: row.role,
    name: row.user.name,
    email: row.user.email,
    contactId: contact.id,
    plan: contact.plan,
    branches: row.role === "agent" && hasBranches ? row.branches.map((each) => each.branchId) : "all",
  };
}
