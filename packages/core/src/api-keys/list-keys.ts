import { keyScopes } from "@handrail/contracts/inputs/api-keys";
import { type ServiceContext, withTransaction } from "../context.ts";
import { scopesNow, stateOf } from "./rules.ts";

/** Keys of the organisation, the newest first; those that open nothing any more say why. */
export function listKeys(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.apiKey.findMany({
      where: { orgId: ctx.org.id },
      select: {
        id: true,
        name: true,
        prefix: true,
        scopes: true,
        branchIds: true,
        expiresAt: true,
        lastUsedAt: true,
        revokedAt: true,
        createdAt: true,
        createdBy: { select: { role: true, removedAt: true, user: { select: { name: true } } } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 500,
    });
    return rows.map(({ createdBy, scopes, ...row }) => {
      const held = scopesNow(scopes, createdBy.role);
      const state = stateOf(row, { now: ctx.now(), creator: createdBy, scopes: held });
      const shown = keyScopes.filter((scope) => held.includes(scope));
      return { ...row, scopes: shown, createdByName: createdBy.user.name, state };
    });
  });
}
