import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";

const shown = 10;

/** What the actor did last, from the history: helps to understand a question. Names of things, never their texts. */
export function listOwnActions(ctx: ServiceContext) {
  const { contactId, membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async ({ org, tx }) => {
    const events = await tx.event.findMany({
      where: { orgId: org.id, actorMembershipId: membershipId, ticket: { is: { contactId } } },
      select: { kind: true, createdAt: true, ticket: { select: { number: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shown,
    });
    return events.map(({ kind, createdAt, ticket }) => ({
      kind,
      at: createdAt,
      number: ticket?.number ?? null,
    }));
  });
}
