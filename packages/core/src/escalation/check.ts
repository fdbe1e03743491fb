import type { ServiceContext, TxContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { isLive } from "../tickets/rules.ts";
import { gatherFacts } from "./facts.ts";
import { type Asked, asPaidFor, findTarget, type Target } from "./find-target.ts";
import { type Cause, handUp, stopHere } from "./hand-up.ts";
import { type HeldTicket, holdTicket, readPast } from "./hold-ticket.ts";
import { activeRules } from "./rule-settings.ts";
import { firstHolding, mayGoOn, raised } from "./rules.ts";

export type Outcome = "escalated" | "stopped" | "nothing";

/**
 * Hands a ticket up without a person asking, as far as the loop breaker lets: rules and programs alike. Where it has to
 * end, or nobody is there to take it, a person is told once.
 */
export async function handUpUnasked(
  ctx: TxContext,
  ticket: HeldTicket,
  asked: Asked,
  cause: Cause,
): Promise<{ outcome: Outcome; target: Target | null }> {
  const target = await findTarget(ctx, ticket, asked);
  const wanted = { kind: asked.targetKind, id: target?.id ?? asked.teamId ?? asked.memberId };
  const verdict = mayGoOn(await readPast(ctx, ticket.id), wanted, ticket, ctx.now());
  if (verdict.kind === "rest") return { outcome: "nothing", target };
  const stop = verdict.kind === "stop" ? verdict.why : target ? null : ("no_target" as const);
  if (stop !== null || !target) {
    await stopHere(ctx, ticket, cause, { ...wanted, name: target?.name ?? null }, stop ?? "no_target");
    return { outcome: "stopped", target };
  }
  await handUp(ctx, ticket, cause, asPaidFor(ctx, ticket, target));
  return { outcome: "escalated", target };
}

/**
 * Job `escalation.check`: looks whether a rule holds for what is new of a ticket, and does what the first one says.
 * Of several at once one writes, the others find it done.
 */
export function checkEscalation(ctx: ServiceContext, { ticketId }: { ticketId: string }): Promise<Outcome> {
  return withTransaction(ctx, async (ctx) => {
    const rules = await activeRules(ctx);
    if (rules.length === 0) return "nothing";
    const ticket = await holdTicket(ctx, ticketId);
    if (!ticket || !isLive(ticket.status)) return "nothing";
    const [last] = await readPast(ctx, ticket.id);
    const facts = await gatherFacts(ctx, ticket, last?.at ?? null);
    const holding = firstHolding(rules, facts);
    if (!holding) return "nothing";
    const { rule, trigger } = holding;
    const cause = {
      trigger,
      by: "rule",
      rule,
      reason: "",
      priority: raised(ticket.priority, rule.priority),
    } as const;
    return (await handUpUnasked(ctx, ticket, rule, cause)).outcome;
  });
}
