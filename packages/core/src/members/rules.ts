import { type ErrorReason, grantableRoles, type Role } from "@handrail/contracts";

type Change = {
  actor: { membershipId: string; role: Role };
  target: { membershipId: string; role: Role };
  /** The role that the target shall have; null when the membership ends. */
  nextRole: Role | null;
  /** Admins of the organisation besides the target. */
  otherAdmins: number;
};

const administers = (role: Role | null) => role === "admin" || role === "super_admin";

/** PURE. Why a membership may not be changed so, or null where it may. Nobody grants or takes a role beyond the own. */
export function refuseChange({ actor, target, nextRole, otherAdmins }: Change): ErrorReason | null {
  if (actor.membershipId === target.membershipId) return "own_membership";
  const grantable = grantableRoles(actor.role);
  if (!grantable.includes(target.role)) return "role_not_grantable";
  if (nextRole && !grantable.includes(nextRole)) return "role_not_grantable";
  if (administers(target.role) && !administers(nextRole) && otherAdmins === 0) return "last_admin";
  return null;
}

/** PURE. Branches that a role is given: agents any number, customers the one they belong to, who sees all of them none. */
export function branchesFor(role: Role, branchIds: readonly string[]): string[] {
  if (role === "agent") return [...new Set(branchIds)];
  return role === "customer" ? branchIds.slice(0, 1) : [];
}
