import type { agentStatusInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";

/** Says whether one is there for customers. */
export function setOwnStatus(ctx: ServiceContext, { status }: z.output<typeof agentStatusInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const key = { orgId: ctx.org.id, membershipId };
    const before = await ctx.tx.agentProfile.findFirst({ where: key, select: { status: true } });
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: key },
      create: { ...key, status, statusChangedAt: ctx.now() },
      update: { status, statusChangedAt: ctx.now() },
      select: { status: true },
    });
    await emit(ctx, {
      kind: "agent.status_changed",
      subjectId: membershipId,
      data: { status: { from: before?.status ?? null, to: status } },
    });
    return { status };
  });
}
