import { can, type RunStep, type ToolValue, tierPlans } from "@handrail/contracts";
import type { StaffActor } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { forbidden, found, invalid, precondition } from "../errors.ts";
import { planFor } from "../gates.ts";
import { coerce, type ToolRow } from "../tools/index.ts";
import { requiredOf, toolsOf } from "./create-run.ts";
import { missingValues } from "./rules.ts";

/** Steps with the values that a person put in, in the type that the tool takes; INVALID names what no step takes. */
export function withValues(
  steps: readonly RunStep[],
  input: Record<string, ToolValue>,
  tools: readonly ToolRow[],
) {
  const changed = [...steps];
  for (const [place, value] of Object.entries(input)) {
    const [at = "", name = ""] = place.split(".");
    const step = changed[Number(at)];
    const field =
      step?.kind === "tool" ? tools.find(({ key }) => key === step.tool)?.input.properties[name] : undefined;
    if (step?.kind !== "tool" || !field || !Object.hasOwn(step.sources, name))
      throw invalid({ [place]: ["unknown"] });
    const given = { ...step.given, [name]: { value: coerce(field, value), source: "person" as const } };
    changed[Number(at)] = { ...step, given };
  }
  return changed;
}

/** What has to hold before a person sets steps going: the plan, the rights, a proven customer, nothing missing. */
export async function requireReady(
  ctx: TxContext,
  actor: StaffActor,
  ticketId: string | null,
  steps: readonly RunStep[],
  tools: readonly ToolRow[],
) {
  const where = { orgId: ctx.org.id, id: ticketId ?? "" };
  const contact = ticketId
    ? found(
        await ctx.tx.ticket.findFirst({
          where,
          select: { contact: { select: { plan: true, isVerified: true, email: true } } },
        }),
      ).contact
    : null;
  const plan = contact ? planFor(ctx.org, contact.plan) : tierPlans[ctx.org.tier];
  if (!plan.playbooks) throw forbidden("tier_too_low");
  const called = toolsOf(steps, tools);
  if (called.some(({ permission }) => !can(actor.role, permission))) throw forbidden();
  if (called.some(({ needsCustomer }) => needsCustomer) && !(contact?.isVerified && contact.email)) {
    throw precondition("customer_unverified");
  }
  const missing = missingValues(steps, requiredOf(tools));
  if (missing.length > 0) {
    throw invalid(Object.fromEntries(missing.map((place) => [place, ["missing"]])), "values_missing");
  }
}
