import { roles } from "@handrail/contracts";
import type { listMembersInput } from "@handrail/contracts/inputs/members";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";

const staffRoles = roles.filter((role) => role !== "customer");

/** Members by name; everybody, the staff or one role. */
export async function listMembers(ctx: ServiceContext, input: z.output<typeof listMembersInput>) {
  const { search, role, limit } = input;
  const after = decodeCursor(input.cursor, z.string());
  const matching: Prisma.UserWhereInput[] = search
    ? [
        {
          OR: [
            { name: { contains: search, mode: "insensitive" } },
            { email: { contains: search.toLowerCase() } },
          ],
        },
      ]
    : [];
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.membership.findMany({
      where: {
        orgId: ctx.org.id,
        removedAt: null,
        ...(role ? { role: role === "staff" ? { in: staffRoles } : role } : {}),
        user: { is: { AND: matching } },
        ...(after
          ? {
              OR: [
                { user: { is: { name: { gt: after.key } } } },
                { user: { is: { name: after.key } }, id: { gt: after.id } },
              ],
            }
          : {}),
      },
      select: {
        id: true,
        role: true,
        createdAt: true,
        user: { select: { id: true, name: true, email: true } },
        branches: { select: { branchId: true } },
        agentProfile: { select: { status: true } },
      },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
      take: limit + 1,
    });
    const { rows: members, nextCursor } = toPage(rows, limit, ({ id, user }) => ({ key: user.name, id }));
    return {
      nextCursor,
      members: members.map(({ id, role, createdAt, user, branches, agentProfile }) => ({
        membershipId: id,
        role,
        createdAt,
        userId: user.id,
        name: user.name,
        email: user.email,
        branchIds: branches.map(({ branchId }) => branchId),
        agentStatus: agentProfile?.status ?? null,
      })),
    };
  });
}

/** Invitations that wait to be accepted, the newest first. */
export function listInvitations(ctx: ServiceContext) {
  return withTransaction(ctx, (ctx) =>
    ctx.tx.invitation.findMany({
      where: { orgId: ctx.org.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now() } },
      select: { id: true, email: true, role: true, branchIds: true, expiresAt: true, createdAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 200,
    }),
  );
}

/** Colleagues who can be given work, by name; `branchIds` is null for who works on every branch. */
export function listAgents(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const hasBranches = (await ctx.tx.branch.count({ where: { orgId } })) > 0;
    const rows = await ctx.tx.membership.findMany({
      where: { orgId, removedAt: null, role: { in: staffRoles } },
      select: {
        id: true,
        role: true,
        user: { select: { id: true, name: true } },
        branches: { select: { branchId: true } },
        agentProfile: { select: { status: true } },
      },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
      take: 500,
    });
    return rows.map(({ id, role, user, branches, agentProfile }) => ({
      membershipId: id,
      userId: user.id,
      name: user.name,
      role,
      status: agentProfile?.status ?? "offline",
      branchIds: role === "agent" && hasBranches ? branches.map(({ branchId }) => branchId) : null,
    }));
  });
}
