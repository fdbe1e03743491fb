import { randomBytes } from "node:crypto";
import { can, type Permission, permissions, type Role } from "@handrail/contracts";
import { apiKeyShape } from "@handrail/contracts/inputs/api-keys";

const uuidParts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** A new key, and what of it is shown ever after. It names its organisation, so that it is looked up behind the organisation's own policy. */
export function makeKey(orgId: string): { key: string; prefix: string } {
  const prefix = `hrk_${randomBytes(4).toString("hex")}`;
  const org = Buffer.from(orgId.replaceAll("-", ""), "hex").toString("base64url");
  return { key: `${prefix}${org}${randomBytes(32).toString("base64url")}`, prefix };
}

/** The organisation that a key names; null for what cannot be a key. */
export function orgOfKey(key: unknown): string | null {
  const org = typeof key === "string" ? apiKeyShape.exec(key)?.[2] : undefined;
  if (org === undefined) return null;
  const hex = Buffer.from(org, "base64url").toString("hex");
  return hex.replace(uuidParts, "$1-$2-$3-$4-$5");
}

/** What of a key's scopes its creator still holds. */
export function scopesNow(scopes: readonly string[], role: Role): Permission[] {
  return permissions.filter((permission) => scopes.includes(permission) && can(role, permission));
}

/** The branches of the key that its creator still works on. */
export function branchesNow(
  key: readonly string[],
  creator: "all" | readonly string[],
): "all" | readonly string[] {
  if (key.length === 0) return creator;
  return creator === "all" ? key : key.filter((id) => creator.includes(id));
}

export type KeyState = "active" | "expired" | "revoked" | "orphaned";

/** Whether a key opens anything, and if not, why. */
export function stateOf(
  key: { revokedAt: Date | null; expiresAt: Date | null },
  { now, creator, scopes }: { now: Date; creator: { removedAt: Date | null }; scopes: readonly unknown[] },
): KeyState {
  if (key.revokedAt) return "revoked";
  if (key.expiresAt && key.expiresAt <= now) return "expired";
  return creator.removedAt || scopes.length === 0 ? "orphaned" : "active";
}
