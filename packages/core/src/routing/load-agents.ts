import { isStaff, roles } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { seesBranch } from "../identity/index.ts";
import { isThere } from "./presence.ts";
import type { Agent } from "./rank-agents.ts";

const staffRoles = roles.filter(isStaff);
const most = 500;

type Place = { branchId: string | null; teamId: string | null };

/** Chats that each person holds, and those that ring for each. */
async function countLoads({ tx, org }: TxContext) {
  const held = await tx.chatSession.groupBy({
    by: ["assigneeId"],
    where: { orgId: org.id, mode: "human" },
    _count: true,
  });
  const offered = await tx.chatSession.groupBy({
    by: ["offeredToId"],
    where: { orgId: org.id, mode: "waiting", offeredToId: { not: null } },
    _count: true,
  });
  const loads = new Map<string, number>();
  const add = (id: string | null, count: number) => id && loads.set(id, (loads.get(id) ?? 0) + count);
  for (const { assigneeId, _count } of held) add(assigneeId, _count);
  for (const { offeredToId, _count } of offered) add(offeredToId, _count);
  return loads;
}

/** The staff as routing sees them, for a chat of this branch and team. */
export async function loadAgents(ctx: TxContext, { branchId, teamId }: Place): Promise<Agent[]> {
  const { id: orgId } = ctx.org;
  const rows = await ctx.tx.membership.findMany({
    where: { orgId, removedAt: null, role: { in: [...staffRoles] }, agentProfile: { isNot: null } },
    select: {
      id: true,
      role: true,
      user: { select: { name: true } },
      branches: { select: { branchId: true } },
      teams: { where: { teamId: teamId ?? orgId }, select: { teamId: true } },
      agentProfile: {
        select: {
          status: true,
          lastSeenAt: true,
          leftAt: true,
          lastChatAt: true,
          maxConcurrentChats: true,
          skills: true,
          languages: true,
        },
      },
    },
    take: most,
  });
  const hasBranches = (await ctx.tx.branch.count({ where: { orgId } })) > 0;
  const loads = await countLoads(ctx);
  const now = ctx.now();
  return rows.flatMap(({ id, role, user, branches, teams, agentProfile: profile }) => {
    if (!profile) return [];
    return {
      membershipId: id,
      name: user.name,
      status: profile.status,
      isConnected: isThere(profile, now),
      inBranch: seesBranch({ role, branches }, hasBranches, branchId),
      inTeam: teamId === null || teams.length > 0,
      chats: loads.get(id) ?? 0,
      max: profile.maxConcurrentChats,
      skills: profile.skills,
      languages: profile.languages,
      lastChatAt: profile.lastChatAt,
    };
  });
}
