import type { Database } from "@handrail/db";
import type { KeyActor } from "../actor.ts";
import type { OrgSnapshot } from "../context.ts";
import { hashToken, visibleBranches } from "../identity/index.ts";
import { organizationById } from "../organization/index.ts";
import { branchesNow, orgOfKey, scopesNow, stateOf } from "./rules.ts";

/** How exactly it is kept when a key was last used. */
const stepMs = 60_000;

/**
 * The program that a key belongs to, with what its creator still holds of the scopes; null for a key that was never
 * made, was revoked, has expired, or whose creator has left. Read freshly for every request.
 */
export async function resolveKey(
  { db, now }: { db: Database; now: Date },
  key: unknown,
): Promise<{ org: OrgSnapshot; actor: KeyActor } | null> {
  const orgId = orgOfKey(key);
  if (orgId === null || typeof key !== "string") return null;
  const actor = await db.withOrg(orgId, async (tx): Promise<KeyActor | null> => {
    const row = await tx.apiKey.findUnique({
      where: { orgId_keyHash: { orgId, keyHash: hashToken(key) } },
      select: {
        id: true,
        name: true,
        scopes: true,
        branchIds: true,
        expiresAt: true,
        revokedAt: true,
        lastUsedAt: true,
        createdBy: {
          select: { role: true, removedAt: true, branches: { select: { branchId: true } } },
        },
      },
    });
    if (!row) return null;
    const { id: keyId, name, createdBy: creator } = row;
    const scopes = scopesNow(row.scopes, creator.role);
    if (stateOf(row, { now, creator, scopes }) !== "active") return null;
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= stepMs)
      await tx.apiKey.updateMany({ where: { orgId, id: keyId }, data: { lastUsedAt: now } });
    const hasBranches = (await tx.branch.count({ where: { orgId } })) > 0;
    const assigned = creator.branches.map(({ branchId }) => branchId);
    const branches = branchesNow(row.branchIds, visibleBranches(creator.role, hasBranches, assigned));
    return { kind: "key", keyId, name, scopes, branches };
  });
  const org = actor && (await organizationById(db, orgId));
  return actor && org ? { org, actor } : null;
}
