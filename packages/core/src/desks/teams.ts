import { isStaff } from "@handrail/contracts";
import type { saveTeamInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { recordChange } from "./record.ts";
import { hold, isTaken, nextPlace } from "./tables.ts";

/** Every team with its members, and what belongs to it. */
export function listTeamSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.team.findMany({
      where: { orgId: org.id },
      select: {
        id: true,
        version: true,
        name: true,
        isActive: true,
        members: {
          where: { membership: { is: { removedAt: null } } },
          select: { membershipId: true, membership: { select: { user: { select: { name: true } } } } },
        },
        _count: { select: { tickets: true, categories: true, desks: true } },
      },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map(({ _count: { tickets, categories, desks }, members, ...row }) => ({
      ...row,
      members: members.map(({ membershipId, membership }) => ({
        id: membershipId,
        name: membership.user.name,
      })),
      uses: { tickets, others: categories + desks },
    }));
  });
}

async function requireStaff(ctx: TxContext, ids: readonly string[]) {
  const members = await ctx.tx.membership.findMany({
    where: { orgId: ctx.org.id, id: { in: [...ids] }, removedAt: null },
    select: { role: true },
  });
  if (members.filter(({ role }) => isStaff(role)).length !== ids.length) throw notFoundField("memberIds");
}

/**
 * Adds a team or changes its name and members. Throws INVALID naming `name` where it is taken, NOT_FOUND also naming
 * `memberIds` where somebody is not on the staff, CONFLICT `setting_changed`.
 */
export function saveTeam(ctx: ServiceContext, input: z.output<typeof saveTeamInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, name } = input;
    const memberIds = [...new Set(input.memberIds)].sort();
    const { id: orgId } = ctx.org;
    const held = id ? await hold(ctx, "team", id, version) : null;
    if (await isTaken(ctx, "team", name, id)) throw invalid({ name: ["taken"] });
    await requireStaff(ctx, memberIds);
    const teamId = id ?? newId();
    if (id) {
      await ctx.tx.team.updateMany({ where: { orgId, id }, data: { name, version: { increment: 1 } } });
    } else {
      await ctx.tx.team.create({
        data: { orgId, id: teamId, name, sortOrder: await nextPlace(ctx, "team"), createdAt: ctx.now() },
        select: { id: true },
      });
    }
    const members = await ctx.tx.teamMember.findMany({
      where: { orgId, teamId },
      select: { membershipId: true },
    });
    await ctx.tx.teamMember.deleteMany({ where: { orgId, teamId, membershipId: { notIn: memberIds } } });
    await ctx.tx.teamMember.createMany({
      data: memberIds.map((membershipId) => ({ orgId, teamId, membershipId })),
      skipDuplicates: true,
    });
    await recordChange(ctx, "setting.saved", {
      of: "team",
      id: teamId,
      before: held && { name: held.label, memberIds: members.map(({ membershipId }) => membershipId).sort() },
      after: { name, memberIds },
    });
    return { id: teamId };
  });
}
