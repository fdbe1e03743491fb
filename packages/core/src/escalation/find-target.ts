import { autoAssignment, type EscalationTarget, effectiveTier, liveStatuses } from "@handrail/contracts";
import { type Colleague, colleaguesSeeing } from "../colleagues.ts";
import type { TxContext } from "../context.ts";
import type { HeldTicket } from "./hold-ticket.ts";

export type Asked = { targetKind: EscalationTarget; teamId: string | null; memberId: string | null };

/** Where a ticket goes: who holds it from then on, and who is told. */
export type Target = {
  kind: EscalationTarget;
  id: string | null;
  name: string | null;
  /** What changes of who holds it; nothing where people keep it. */
  assign: { teamId?: string; assigneeId?: string | null };
  told: Colleague[];
};

/** Of those who see the ticket the one with the least live work. */
async function leastBusy(ctx: TxContext, people: readonly Colleague[]): Promise<Colleague | null> {
  const counts = await ctx.tx.ticket.groupBy({
    by: ["assigneeId"],
    where: {
      orgId: ctx.org.id,
      status: { in: [...liveStatuses] },
      assigneeId: { in: people.map(({ membershipId }) => membershipId) },
    },
    _count: { _all: true },
  });
  const load = new Map(counts.map(({ assigneeId, _count }) => [assigneeId, _count._all]));
  const order = people.toSorted(
    (a, b) =>
      (load.get(a.membershipId) ?? 0) - (load.get(b.membershipId) ?? 0) || a.name.localeCompare(b.name),
  );
  return order[0] ?? null;
}

async function colleaguesWhere(
  ctx: TxContext,
  ticket: HeldTicket,
  where: NonNullable<Parameters<TxContext["tx"]["membership"]["findMany"]>[0]>["where"],
) {
  const rows = await ctx.tx.membership.findMany({
    where: { AND: [{ orgId: ctx.org.id, removedAt: null }, where ?? {}] },
    select: { id: true },
  });
  return colleaguesSeeing(
    ctx,
    rows.map(({ id }) => id),
    ticket.branchId,
  );
}

const admins = { role: { in: ["admin" as const, "super_admin" as const] } };

/** The admins: told where there is nobody else to tell. */
export const adminsSeeing = (ctx: TxContext, ticket: HeldTicket) => colleaguesWhere(ctx, ticket, admins);

async function findTeam(ctx: TxContext, ticket: HeldTicket, teamId: string): Promise<Target | null> {
  const { id: orgId } = ctx.org;
  const team = await ctx.tx.team.findFirst({
    where: { orgId, id: teamId, isActive: true },
    select: { id: true, name: true, members: { select: { membershipId: true } } },
  });
  if (!team) return null;
  const ids = team.members.map(({ membershipId }) => membershipId);
  const told = await colleaguesSeeing(ctx, ids, ticket.branchId);
  return { kind: "team", id: team.id, name: team.name, assign: { teamId: team.id, assigneeId: null }, told };
}

async function findPerson(
  ctx: TxContext,
  ticket: HeldTicket,
  kind: "member" | "skilled" | "admin",
  where: Parameters<typeof colleaguesWhere>[2],
): Promise<Target | null> {
  const others = await colleaguesWhere(ctx, ticket, where);
  const free = kind === "member" ? others : others.filter((each) => each.membershipId !== ticket.assigneeId);
  const person = await leastBusy(ctx, free);
  if (!person) return null;
  const { membershipId: id, name } = person;
  return { kind, id, name, assign: { assigneeId: id }, told: [person] };
}

/**
 * Who a ticket goes to, among those who see it. Null where there is nobody: the team is switched off, the person has
 * left, nobody knows the category.
 */
export async function findTarget(ctx: TxContext, ticket: HeldTicket, asked: Asked): Promise<Target | null> {
  switch (asked.targetKind) {
    case "team":
      return asked.teamId ? findTeam(ctx, ticket, asked.teamId) : null;
    case "member":
      return asked.memberId ? findPerson(ctx, ticket, "member", { id: asked.memberId }) : null;
    case "skilled": {
      const skill = ticket.category?.key;
      return skill
        ? findPerson(ctx, ticket, "skilled", { agentProfile: { is: { skills: { has: skill } } } })
        : null;
    }
    case "admin":
      return findPerson(ctx, ticket, "admin", admins);
    case "operations": {
      const endpoint = await ctx.tx.operationsEndpoint.findFirst({
        where: { orgId: ctx.org.id, isActive: true },
        select: { orgId: true },
      });
      return endpoint && { kind: "operations", id: null, name: null, assign: {}, told: [] };
    }
    default:
      return asked.targetKind satisfies never;
  }
}

/** The target as far as the plan lets rules assign (attack O6): what it does not let them, people do; they are told. */
export function asPaidFor(ctx: TxContext, ticket: HeldTicket, target: Target): Target {
  const allowed = autoAssignment[effectiveTier(ctx.org.tier, ticket.contact.plan)];
  const isAllowed = allowed === "person" || (allowed === "team" && target.kind === "team");
  return isAllowed ? target : { ...target, assign: {} };
}
