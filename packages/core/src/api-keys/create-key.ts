import type { createApiKeyInput } from "@handrail/contracts/inputs/api-keys";
import type { z } from "zod";
import { holds, requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid, precondition } from "../errors.ts";
import { hashToken } from "../identity/index.ts";
import { newId } from "../ids.ts";
import { makeKey } from "./rules.ts";

const dayMs = 86_400_000;
/** Keys in use at once; more are not looked after. */
const mostKeys = 100;

/**
 * Makes a key and shows it this once; only its hash is kept. It is allowed no more than its creator. Throws INVALID
 * naming `scopes` or `branchIds` for what the creator does not hold, PRECONDITION `too_many_keys`.
 */
export async function createKey(ctx: ServiceContext, input: z.output<typeof createApiKeyInput>) {
  const actor = requireMember(ctx.actor);
  const scopes = [...new Set(input.scopes)];
  const branchIds = [...new Set(input.branchIds)];
  const isHeld = scopes.every((scope) => holds(actor, scope));
  if (!isHeld) throw invalid({ scopes: ["not yours to give"] });
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const { branches } = actor;
    const known = await ctx.tx.branch.count({ where: { orgId, id: { in: branchIds } } });
    const isOwn = branches === "all" || branchIds.every((id) => branches.includes(id));
    if (known !== branchIds.length || !isOwn) throw invalid({ branchIds: ["not a branch that you work on"] });
    const alive = { orgId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now() } }] };
    if ((await ctx.tx.apiKey.count({ where: alive })) >= mostKeys) throw precondition("too_many_keys");
    const { key, prefix } = makeKey(orgId);
    const at = ctx.now();
    const { lifetimeDays } = input;
    const expiresAt = lifetimeDays === null ? null : new Date(at.getTime() + lifetimeDays * dayMs);
    const data = { orgId, id: newId(), name: input.name, prefix, scopes, branchIds, expiresAt };
    await ctx.tx.apiKey.create({
      data: { ...data, keyHash: hashToken(key), createdById: actor.membershipId, createdAt: at },
      select: { id: true },
    });
    await emit(ctx, {
      kind: "api_key.created",
      subjectId: data.id,
      data: { name: input.name, prefix, scopes, branchIds, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { keyId: data.id, key };
  });
}
