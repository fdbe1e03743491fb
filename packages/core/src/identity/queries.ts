import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { findPerson } from "./internal.ts";

/** Who is signed in, as the interface shows it. */
export function getMe(ctx: ServiceContext) {
  const actor = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const profile = await ctx.tx.agentProfile.findFirst({
      where: { orgId: ctx.org.id, membershipId: actor.membershipId },
      select: { status: true },
    });
    const user = await ctx.tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { locale: true },
    });
    const { userId, membershipId, contactId, role, name, email, plan, branches } = actor;
    return {
      userId,
      membershipId,
      contactId,
      role,
      name,
      email,
      plan,
      branches,
      locale: user.locale,
      agentStatus: profile?.status ?? null,
      organization: { slug: ctx.org.slug, name: ctx.org.name, tier: ctx.org.tier },
    };
  });
}

/** What the person may change of the own account. */
export async function getAccount(ctx: ServiceContext) {
  const { userId, name, email } = requireMember(ctx.actor);
  const person = await ctx.ports.db.withPerson(userId, (tx) => findPerson(tx, userId));
  return { name, email, locale: person?.locale ?? null, hasPassword: person?.passwordHash != null };
}

const demoRoles = { customer: 1, agent: 2, admin: 1, super_admin: 0 } as const;

/** The people to try a demo organisation as; nobody where the organisation is not part of the demo. */
export function listDemoAccounts(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const organization = await ctx.tx.organization.findUnique({
      where: { id: ctx.org.id },
      select: { isDemo: true },
    });
    if (!organization?.isDemo) return [];
    const members = await ctx.tx.membership.findMany({
      where: { orgId: ctx.org.id, removedAt: null, user: { isDemo: true } },
      select: { role: true, user: { select: { name: true, email: true } } },
      orderBy: { id: "asc" },
    });
    return members
      .filter(
        (member, index) =>
          members.slice(0, index).filter(({ role }) => role === member.role).length < demoRoles[member.role],
      )
      .map(({ role, user }) => ({ role, ...user }));
  });
}
