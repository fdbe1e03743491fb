import { effectiveTier, type Tier, type TriageRecord, triageRecordSchema } from "@handrail/contracts";
import type { AiSettings, tryAiSettingsInput } from "@handrail/contracts/inputs/ai-settings";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { isLowRisk } from "../organization/index.ts";
import { gate } from "./gate.ts";

/** How far back, and how many tickets at most; the newest first. */
const span = { days: 90, tickets: 5_000 } as const;

type Checks = NonNullable<TriageRecord["checks"]>;

/** What the gate was asked then. Where the record does not say, only what its reason proves; the rest counts as not met. */
function checksOf({ checks, why }: TriageRecord): Checks {
  if (checks) return checks;
  const wentThrough = why === "allowed" || why === "pair_not_allowed" || why === "below_auto_send";
  return {
    hasAnswer: why !== "no_answer" && why !== "replies_off",
    risk: wentThrough ? "low" : "high",
    intentMatchesKb: wentThrough,
  };
}

/** PURE. What the gate would do with a ticket that was sorted before, under other settings. */
function tryGate(record: TriageRecord, settings: AiSettings, tier: Tier, lowRisk: ReadonlySet<string>) {
  return gate({
    ...checksOf(record),
    effectiveTier: tier,
    repliesOn: settings.aiReplies,
    confidence: record.confidence,
    threshold: settings.confidenceThreshold,
    autoSendThreshold: settings.autoSendThreshold ?? settings.confidenceThreshold,
    category: record.category,
    intent: record.intent,
    autoSendPairs: settings.autoSendPairs.filter(({ category }) => lowRisk.has(category)),
  }).decision;
}

/** PURE. Whether a person put right what would have been answered. */
const wasCorrected = (record: TriageRecord, categoryId: string | null) =>
  record.corrected !== undefined || (record.categoryId !== null && record.categoryId !== categoryId);

/**
 * What settings would have done with the tickets of the last 90 days: how many were sorted, answered by themselves,
 * left to one click or to a person; how many of those answered by themselves a person had to sort otherwise; and of
 * each category and intent, how many there were.
 */
export function trySettings(ctx: ServiceContext, { settings }: z.output<typeof tryAiSettingsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const categories = await ctx.tx.category.findMany({
      where: { orgId },
      select: { key: true, defaultPriority: true },
    });
    const lowRisk = new Set(
      categories.filter(({ defaultPriority }) => isLowRisk(defaultPriority)).map(({ key }) => key),
    );
    const since = new Date(ctx.now().getTime() - span.days * 24 * 60 * 60 * 1000);
    const tickets = await ctx.tx.ticket.findMany({
      where: { orgId, createdAt: { gte: since }, mergedIntoId: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: span.tickets,
      select: { triage: true, categoryId: true, contact: { select: { plan: true } } },
    });
    const counts = { sorted: 0, auto_send: 0, approvable: 0, draft: 0, none: 0, wrong: 0 };
    const pairs = new Map<string, { category: string; intent: string; tickets: number; sent: number }>();
    for (const { triage, categoryId, contact } of tickets) {
      const parsed = triageRecordSchema.safeParse(triage);
      if (!parsed.success) continue;
      const record = parsed.data;
      const decision = tryGate(record, settings, effectiveTier(ctx.org.tier, contact.plan), lowRisk);
      counts.sorted += 1;
      counts[decision] += 1;
      if (decision === "auto_send" && wasCorrected(record, categoryId)) counts.wrong += 1;
      const { category, intent } = record;
      if (category === null || intent === null) continue;
      const pair = pairs.get(`${category}/${intent}`) ?? { category, intent, tickets: 0, sent: 0 };
      pair.tickets += 1;
      if (decision === "auto_send") pair.sent += 1;
      pairs.set(`${category}/${intent}`, pair);
    }
    return { days: span.days, ...counts, pairs: [...pairs.values()] };
  });
}
