import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";

/** Takes a key away for good; the next request with it is refused. Revoking twice is revoking once. Throws NOT_FOUND. */
export function revokeKey(ctx: ServiceContext, { keyId }: { keyId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id: keyId };
    const { name, prefix } = found(
      await ctx.tx.apiKey.findFirst({ where, select: { name: true, prefix: true } }),
    );
    const { count } = await ctx.tx.apiKey.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count > 0) await emit(ctx, { kind: "api_key.revoked", subjectId: keyId, data: { name, prefix } });
    return { revoked: count > 0 };
  });
}
