import type { TxContext } from "./context.ts";

/**
 * Has the rules of escalation look at a ticket once this transaction is there: after triage, when the customer wrote,
 * when an answer was found not helpful. Asks for nothing where the organisation has no rules.
 */
export async function escalateIfNeeded(ctx: TxContext, ticketId: string): Promise<void> {
  const { id: orgId } = ctx.org;
  const rule = await ctx.tx.escalationRule.findFirst({
    where: { orgId, isActive: true },
    select: { id: true },
  });
  if (rule) await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "escalation.check", { orgId, ticketId });
}
