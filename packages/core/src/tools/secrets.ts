import { type ServiceContext, withTransaction } from "../context.ts";
import { hold } from "../desks/index.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { newSigningSecret } from "../new-signing-secret.ts";
import type { CallableTool } from "./tool-rows.ts";

const purposeOf = (ctx: ServiceContext, id: string) => `tool ${ctx.org.id} ${id}`;

/** A new secret: as the admin is shown it, once, and as it is kept. */
export function makeSecret(ctx: ServiceContext, id: string) {
  const secret = newSigningSecret();
  return { secret, sealed: ctx.ports.vault.seal(secret, purposeOf(ctx, id)) };
}

/** What requests to the tool are signed with; null where they cannot be read with the installation's key. */
export function openSecrets(ctx: ServiceContext, tool: CallableTool): string[] | null {
  const sealed = [tool.secret, ...(tool.previousSecret ? [tool.previousSecret] : [])];
  const secrets = sealed.map((each) => ctx.ports.vault.open(each, purposeOf(ctx, tool.id)));
  return secrets.every((secret) => secret !== null) ? secrets : null;
}

/**
 * Gives a tool a new secret, which only this answer tells. Requests are signed with both until `dropOldSecret`, so that
 * the receiver can change over without missing one.
 */
export function rotateSecret(ctx: ServiceContext, { id }: { id: string }) {
  return withTransaction(ctx, async (ctx) => {
    await hold(ctx, "tool", id);
    const where = { orgId: ctx.org.id, id };
    const before = found(await ctx.tx.tool.findFirst({ where, select: { secret: true } }));
    const { secret, sealed } = makeSecret(ctx, id);
    await ctx.tx.tool.updateMany({
      where,
      data: { secret: sealed, previousSecret: before.secret, version: { increment: 1 } },
    });
    await emit(ctx, { kind: "tool.secret_rotated", subjectId: id, data: { of: "tool" } });
    return { secret };
  });
}

/** From now on the new secret alone signs. */
export function dropOldSecret(ctx: ServiceContext, { id }: { id: string }) {
  return withTransaction(ctx, async (ctx) => {
    await hold(ctx, "tool", id);
    await ctx.tx.tool.updateMany({
      where: { orgId: ctx.org.id, id },
      data: { previousSecret: null, version: { increment: 1 } },
    });
    await emit(ctx, { kind: "tool.secret_rotated", subjectId: id, data: { of: "tool", isOver: true } });
    return { id };
  });
}
