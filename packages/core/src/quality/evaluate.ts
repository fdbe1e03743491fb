import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { detectLanguage } from "../language/words.ts";
import { classify, composeAnswer, type Interaction, recordInteractions } from "../triage/index.ts";
import { type Figures, figuresOf, figuresSchema, type ItemOutcome } from "./figures.ts";

/** Items that one run asks; a model that is paid by the word is asked fewer. */
const mostItems = { local: 300, remote: 60 } as const;
const itemsPerNote = 5;
const reported = { type: "question", severity: "medium" } as const;

type Item = { question: string; category: string; intent: string | null; articleId: string | null };

async function judgeItem(ctx: ServiceContext, item: Item): Promise<ItemOutcome> {
  const { question, category, intent, articleId } = item;
  const locale = detectLanguage(question, ctx.org.locale);
  const asked = { subject: "", body: question };
  const calls: (Interaction | null)[] = [];
  const sorted = await classify(ctx, { ...asked, reported });
  calls.push(sorted.interaction);
  let answer: ItemOutcome["answer"] = null;
  if (articleId !== null) {
    const given = await composeAnswer(ctx, { ...asked, locale });
    const without = await composeAnswer(ctx, { ...asked, locale, withoutArticle: articleId });
    calls.push(given.interaction, without.interaction);
    answer = {
      isShown: given.sentences.length > 0,
      isRight: given.sentences.every(({ passage }) => passage.articleId === articleId),
      isSilentWithout: without.sentences.length === 0,
    };
  }
  if (!ctx.ports.ai.isLocal) {
    const made = calls.filter((call): call is Interaction => call !== null);
    await withTransaction(ctx, (ctx) => recordInteractions(ctx, made, {}));
  }
  return {
    isSorted: (sorted.category?.key ?? "") === category,
    confidence: sorted.confidence,
    isIntentRight: intent === null ? null : sorted.intent === intent,
    answer,
  };
}

function begin(ctx: ServiceContext, runId: string) {
  return withTransaction(ctx, async ({ tx, org, ports }) => {
    const orgId = org.id;
    const run = await tx.qualityRun.findFirst({
      where: { orgId, id: runId, state: { in: ["queued", "running"] } },
      select: { trigger: true },
    });
    if (!run) return null;
    const items = await tx.goldenItem.findMany({
      where: { orgId, isExcluded: false },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: mostItems[ports.ai.isLocal ? "local" : "remote"],
      select: { question: true, category: true, intent: true, articleId: true },
    });
    const readable = await tx.article.findMany({
      where: {
        orgId,
        id: { in: items.flatMap(({ articleId }) => articleId ?? []) },
        status: "published",
        visibility: "public",
      },
      select: { id: true },
    });
    const engine = await tx.triageModel.findFirst({
      where: { orgId },
      orderBy: { version: "desc" },
      select: { version: true },
    });
    const model = ports.ai.name;
    await tx.qualityRun.updateMany({
      where: { orgId, id: runId },
      data: { state: "running", items: items.length, done: 0, model, engine: engine?.version ?? null },
    });
    const kept = new Set(readable.map(({ id }) => id));
    return {
      trigger: run.trigger,
      items: items.map((item) => ({
        ...item,
        articleId: item.articleId && kept.has(item.articleId) ? item.articleId : null,
      })),
    };
  });
}

function finish(ctx: ServiceContext, runId: string, trigger: string, figures: Figures) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const before = await ctx.tx.qualityRun.findFirst({
      where: { orgId, state: "done" },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { figures: true },
    });
    const { count } = await ctx.tx.qualityRun.updateMany({
      where: { orgId, id: runId, state: "running" },
      data: { state: "done", figures, finishedAt: ctx.now() },
    });
    if (count === 0) return;
    const from = before ? figuresSchema.parse(before.figures) : null;
    await emit(ctx, { kind: "quality.measured", data: { runId, trigger, figures: { from, to: figures } } });
  });
}

/**
 * Job `quality.evaluate`: puts every item of the organisation's own test to its own triage and answers, and writes what
 * came of it. A run that was broken off begins anew; one that is over is left alone.
 */
export async function evaluate(ctx: ServiceContext, { runId }: { runId: string }, signal?: AbortSignal) {
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const begun = await begin(ctx, runId);
  if (!begun) return;
  if (begun.items.length === 0) return failEvaluation(ctx, { runId });
  const outcomes: ItemOutcome[] = [];
  for (const item of begun.items) {
    signal?.throwIfAborted();
    outcomes.push(await judgeItem(assistant, item));
    if (outcomes.length % itemsPerNote > 0) continue;
    const done = outcomes.length;
    await withTransaction(ctx, ({ tx, org }) =>
      tx.qualityRun.updateMany({ where: { orgId: org.id, id: runId }, data: { done } }),
    );
  }
  await finish(ctx, runId, begun.trigger, figuresOf(outcomes));
}

/** Puts an end to a run that cannot be made. */
export function failEvaluation(ctx: ServiceContext, { runId }: { runId: string }): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id: runId, state: { in: ["queued", "running"] } };
    const data = { state: "failed", finishedAt: ctx.now() };
    const { count } = await ctx.tx.qualityRun.updateMany({ where, data });
    if (count > 0) await emit(ctx, { kind: "quality.failed", data: { runId } });
  });
}
