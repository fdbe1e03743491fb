import type { heartbeatInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { requestRouting } from "../request-routing.ts";
import { isThere } from "./presence.ts";

/** A dashboard is open and reaches us. Whoever comes back is asked again. */
export function heartbeat(ctx: ServiceContext, { isHidden }: z.output<typeof heartbeatInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const at = ctx.now();
    const key = { orgId, membershipId };
    const before = await ctx.tx.agentProfile.findFirst({
      where: key,
      select: { status: true, lastSeenAt: true, leftAt: true },
    });
    const alive = { lastSeenAt: at, leftAt: null, isHidden };
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: key },
      create: { ...key, ...alive },
      update: alive,
      select: { membershipId: true },
    });
    const wasGone = !before || !isThere(before, at);
    if (wasGone && before?.status === "available") await requestRouting(ctx);
    return { status: before?.status ?? ("offline" as const) };
  });
}
