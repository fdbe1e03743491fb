import { isStaff } from "@handrail/contracts";
import type { agentWorkInput, saveAgentWorkInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, invalid, precondition } from "../errors.ts";
import { requestRouting } from "../request-routing.ts";

const work = { maxConcurrentChats: true, skills: true, languages: true } as const;

async function requireColleague({ tx, org }: TxContext, membershipId: string) {
  const member = found(
    await tx.membership.findFirst({
      where: { orgId: org.id, id: membershipId, removedAt: null },
      select: { role: true, user: { select: { name: true } }, agentProfile: { select: work } },
    }),
  );
  if (!isStaff(member.role)) throw precondition("no_agent_role");
  return member;
}

/** What a colleague takes: how many chats at once, which topics, which languages. Throws NOT_FOUND, PRECONDITION `no_agent_role`. */
export function getAgentWork(ctx: ServiceContext, { membershipId }: z.output<typeof agentWorkInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { agentProfile } = await requireColleague(ctx, membershipId);
    const categories = await ctx.tx.category.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      orderBy: [{ sortOrder: "asc" }, { key: "asc" }],
      select: { key: true, name: true },
    });
    const none = { maxConcurrentChats: 3, skills: [], languages: [] };
    return { work: agentProfile ?? none, categories };
  });
}

/** Changes it; chats that somebody has already stay. Throws as `getAgentWork`, INVALID naming `skills`. */
export function saveAgentWork(ctx: ServiceContext, input: z.output<typeof saveAgentWorkInput>) {
  const { membershipId, ...values } = input;
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const before = await requireColleague(ctx, membershipId);
    const skills = [...new Set(values.skills)];
    const known = await ctx.tx.category.count({ where: { orgId, key: { in: skills } } });
    if (known !== skills.length) throw invalid({ skills: ["not a category of this organisation"] });
    const after = { ...values, skills };
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: { orgId, membershipId } },
      create: { orgId, membershipId, ...after },
      update: after,
      select: { membershipId: true },
    });
    await emit(ctx, {
      kind: "member.changed",
      subjectId: membershipId,
      data: { name: before.user.name, work: { from: before.agentProfile, to: after } },
    });
    await requestRouting(ctx);
    return { membershipId, ...after };
  });
}
