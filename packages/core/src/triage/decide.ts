import { effectiveTier, type Priority, type Tier, type TriageRecord } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { isLowRisk } from "../organization/index.ts";
import { gate } from "./gate.ts";

type Asked = {
  checks: NonNullable<TriageRecord["checks"]>;
  confidence: number;
  category: { key: string; defaultPriority: Priority } | null;
  intent: string | null;
  /** The customer's plan. */
  plan: Tier;
};

/** PURE. Asks the gate by the organisation's own settings. */
export function decide(
  { org }: Pick<ServiceContext, "org">,
  { checks, confidence, category, intent, plan }: Asked,
) {
  return gate({
    ...checks,
    effectiveTier: effectiveTier(org.tier, plan),
    repliesOn: org.aiReplies,
    confidence,
    threshold: org.confidenceThreshold,
    autoSendThreshold: org.autoSendThreshold ?? org.confidenceThreshold,
    category: category?.key ?? null,
    intent,
    autoSendPairs: category && isLowRisk(category.defaultPriority) ? org.autoSendPairs : [],
  });
}
