import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { requestRouting } from "../request-routing.ts";

/** An agent is there until this long after the last sign of life: two are missed, a page is reloaded, a phone looks away. */
export const graceSeconds = 90;

/** PURE. The moment after which a sign of life counts. */
export const connectedSince = (now: Date) => new Date(now.getTime() - graceSeconds * 1000);

/** A dashboard is open and reaches us. Whoever comes back is asked again. */
export function heartbeat(ctx: ServiceContext) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const at = ctx.now();
    const key = { orgId, membershipId };
    const before = await ctx.tx.agentProfile.findFirst({
      where: key,
      select: { status: true, lastSeenAt: true },
    });
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: key },
      create: { ...key, lastSeenAt: at },
      update: { lastSeenAt: at },
      select: { membershipId: true },
    });
    const wasGone = !before?.lastSeenAt || before.lastSeenAt < connectedSince(at);
    if (wasGone && before?.status === "available") await requestRouting(ctx);
    return { status: before?.status ?? ("offline" as const) };
  });
}
