import { effectiveTier, type Tier, tierPlans } from "@handrail/contracts";
import type { Actor } from "./actor.ts";
import type { OrgSnapshot } from "./context.ts";
import { forbidden } from "./errors.ts";

/** PURE. What the tier pays for. */
export type PlanFeature =
  | "outboundEmail"
  | "oneClickApproval"
  | "autoSend"
  | "snippets"
  | "playbooks"
  | "autoAct";

/** The plan that counts between an organisation and one of its customers. */
export function planFor(org: Pick<OrgSnapshot, "tier">, customer: Tier) {
  return tierPlans[effectiveTier(org.tier, customer)];
}

/** The plan that counts for an actor: a customer's own may be lower than the organisation's. */
export function planOf(org: Pick<OrgSnapshot, "tier">, actor: Actor) {
  const isCustomer = actor.kind === "member" && actor.role === "customer";
  return isCustomer ? planFor(org, actor.plan) : tierPlans[org.tier];
}

/** Throws FORBIDDEN (`tier_too_low`) where the plan does not include the feature. */
export function requireFeature(org: Pick<OrgSnapshot, "tier">, customer: Tier, feature: PlanFeature) {
  if (!planFor(org, customer)[feature]) throw forbidden("tier_too_low");
}

/** Whether a customer hears of an answer by mail: where the plan has it, and without an account, there being no other way. */
export function isTold(org: Pick<OrgSnapshot, "tier">, customer: { hasAccount: boolean; plan: Tier }) {
  return !customer.hasAccount || planFor(org, customer.plan).outboundEmail;
}
