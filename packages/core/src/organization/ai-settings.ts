import type { AiSettings, changeAiSettingsInput } from "@handrail/contracts/inputs/ai-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, invalid } from "../errors.ts";
import { isLowRisk } from "./rules.ts";

const sorted = (pairs: AiSettings["autoSendPairs"]) => {
  const byName = new Map(
    pairs.map(({ category, intent }) => [`${category}/${intent}`, { category, intent }]),
  );
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
};

/** Pairs of categories and intents that the organisation has, and whether an answer to them may ever go out by itself. */
async function readPairs({ tx, org }: TxContext) {
  const categories = await tx.category.findMany({
    where: { orgId: org.id, isActive: true },
    orderBy: [{ sortOrder: "asc" }, { key: "asc" }],
    select: { id: true, key: true, name: true, intents: true, defaultPriority: true },
  });
  const articles = await tx.article.findMany({
    where: { orgId: org.id, status: "published", visibility: "public", intents: { isEmpty: false } },
    select: { intents: true },
  });
  const answered = new Set(articles.flatMap(({ intents }) => intents));
  return categories.map(({ defaultPriority, intents, ...category }) => ({
    ...category,
    isLowRisk: isLowRisk(defaultPriority),
    intents: intents.map((intent) => ({ intent, hasArticle: answered.has(intent) })),
  }));
}

function settingsOf({ org }: ServiceContext): AiSettings {
  const { aiReplies, confidenceThreshold, autoSendThreshold, autoSendPairs } = org;
  return {
    aiReplies,
    confidenceThreshold,
    autoSendThreshold,
    autoSendPairs: autoSendPairs.map((pair) => ({ ...pair })),
  };
}

/** What the organisation lets AI answer, as an admin edits it, and what there is to choose from. */
export function getAiSettings(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => ({
    settings: settingsOf(ctx),
    tier: ctx.org.tier,
    categories: await readPairs(ctx),
  }));
}

/**
 * Changes what AI may answer, if it still is as `seen`; CONFLICT `setting_changed` otherwise. INVALID naming
 * `settings.autoSendPairs` for a pair that is new and that the organisation does not have or that is not of low risk.
 */
export function changeAiSettings(
  ctx: ServiceContext,
  { seen, settings }: z.output<typeof changeAiSettingsInput>,
) {
  return withTransaction(ctx, async (ctx) => {
    const categories = await readPairs(ctx);
    const isKept = (given: AiSettings["autoSendPairs"][number]) =>
      seen.autoSendPairs.some(
        ({ category, intent }) => category === given.category && intent === given.intent,
      );
    const isSafe = ({ category: key, intent }: AiSettings["autoSendPairs"][number]) =>
      categories.some(
        (category) =>
          category.key === key &&
          category.isLowRisk &&
          category.intents.some((known) => known.intent === intent),
      );
    if (!settings.autoSendPairs.every((pair) => isKept(pair) || isSafe(pair))) {
      throw invalid({ "settings.autoSendPairs": ["a low-risk category and one of its intents"] });
    }
    const kept: AiSettings = { ...settings, autoSendPairs: sorted(settings.autoSendPairs) };
    const { count } = await ctx.tx.organization.updateMany({
      where: { id: ctx.org.id, ...seen, autoSendPairs: { equals: seen.autoSendPairs } },
      data: { ...kept, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("setting_changed");
    await emit(ctx, {
      kind: "organization.changed",
      data: { of: "aiSettings", from: { ...seen }, to: { ...kept } },
    });
    return { settings: kept };
  });
}
