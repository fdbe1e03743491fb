import type { saveOperationsInput } from "@handrail/contracts/inputs/escalation";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { recordChange } from "../desks/index.ts";
import { emit } from "../emit.ts";
import { conflict, found, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { newSigningSecret } from "../new-signing-secret.ts";

const hourMs = 3_600_000;
/** How long the secret before goes on signing, so that the receiver can change over. */
const overlapMs = 24 * hourMs;

const purposeOf = ({ org }: Pick<ServiceContext, "org">) => `operations ${org.id}`;

function makeSecret(ctx: ServiceContext) {
  const secret = newSigningSecret();
  return { secret, sealed: ctx.ports.vault.seal(secret, purposeOf(ctx)) };
}

const select = {
  version: true,
  url: true,
  secret: true,
  previousSecret: true,
  previousUntil: true,
  isActive: true,
} as const;

const find = (ctx: TxContext) =>
  ctx.tx.operationsEndpoint.findUnique({ where: { orgId: ctx.org.id }, select });

/** Where provider operations listen, without its secret; null where nothing is set up. */
export function getOperations(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const row = await find(ctx);
    if (!row) return null;
    const { secret: _, previousSecret, previousUntil, ...endpoint } = row;
    const overlapUntil = previousSecret && previousUntil && previousUntil > ctx.now() ? previousUntil : null;
    return { ...endpoint, overlapUntil };
  });
}

/**
 * Sets up where provider operations listen, or changes it. The first time the answer has the secret that requests are
 * signed with, and never again. Throws INVALID naming `url` where nothing would be sent to it, CONFLICT
 * `setting_changed`.
 */
export function saveOperations(
  ctx: ServiceContext,
  { version, url, isActive }: z.output<typeof saveOperationsInput>,
): Promise<{ secret: string | null }> {
  const refusal = ctx.ports.outbound.check(url);
  if (refusal) return Promise.reject(invalid({ url: [refusal] }));
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = await find(ctx);
    if ((before?.version ?? null) !== version) throw conflict("setting_changed");
    const made = before ? null : makeSecret(ctx);
    if (made) {
      const data = { orgId, url, isActive, secret: made.sealed };
      await ctx.tx.operationsEndpoint.create({ data, select: { orgId: true } });
    } else {
      const { count } = await ctx.tx.operationsEndpoint.updateMany({
        where: { orgId, version: version ?? 0 },
        data: { url, isActive, version: { increment: 1 } },
      });
      if (count !== 1) throw conflict("setting_changed");
    }
    await recordChange(ctx, "setting.saved", {
      of: "operationsEndpoint",
      id: orgId,
      before: before && { url: before.url, isActive: before.isActive },
      after: { url, isActive },
    });
    return { secret: made?.secret ?? null };
  });
}

/** Gives requests a new secret, which only this answer tells; the one before signs, too, for a day. Throws NOT_FOUND. */
export function rotateOperationsSecret(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = found(await find(ctx));
    const { secret, sealed } = makeSecret(ctx);
    const previousUntil = new Date(ctx.now().getTime() + overlapMs);
    await ctx.tx.operationsEndpoint.updateMany({
      where: { orgId },
      data: { secret: sealed, previousSecret: before.secret, previousUntil, version: { increment: 1 } },
    });
    await emit(ctx, { kind: "operations.secret_rotated", subjectId: orgId });
    return { secret };
  });
}

/** Sends provider operations a message that says that it is a test. Throws NOT_FOUND where nothing is set up. */
export function testOperations(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId, slug } = ctx.org;
    found(await find(ctx));
    const id = newId();
    const body = { event: "test", deliveryId: id, organization: slug, at: ctx.now().toISOString() };
    const data = { orgId, id, kind: "test", body, createdAt: ctx.now() };
    await ctx.tx.operationsDelivery.create({ data, select: { id: true } });
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "operations.deliver", { orgId, deliveryId: id });
    return { deliveryId: id };
  });
}

/** Where requests go now and what they are signed with; null where nothing is set up, or its secret cannot be read. */
export async function readEndpoint(ctx: TxContext) {
  const row = await find(ctx);
  if (!row) return null;
  const { previousSecret, previousUntil, url } = row;
  const isOverlap = previousSecret !== null && previousUntil !== null && previousUntil > ctx.now();
  const sealed = [row.secret, ...(isOverlap ? [previousSecret] : [])];
  const secrets = sealed.map((each) => ctx.ports.vault.open(each, purposeOf(ctx)));
  const readable = secrets.filter((secret) => secret !== null);
  return readable.length === secrets.length ? { url, secrets: readable } : null;
}
