import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { newId } from "../ids.ts";

/** A run that has not ended after this long never will: its worker has died. */
const longestRunMs = 60 * 60 * 1_000;
const keptRuns = 100;

async function openRun(ctx: TxContext, trigger: "person" | "retraining") {
  const orgId = ctx.org.id;
  const at = ctx.now();
  await ctx.tx.qualityRun.updateMany({
    where: {
      orgId,
      state: { in: ["queued", "running"] },
      createdAt: { lt: new Date(at.getTime() - longestRunMs) },
    },
    data: { state: "failed", finishedAt: at },
  });
  const open = await ctx.tx.qualityRun.findFirst({
    where: { orgId, state: { in: ["queued", "running"] } },
    select: { id: true },
  });
  if (open) return { runId: open.id, isNew: false };
  const runId = newId();
  const row = { orgId, id: runId, state: "queued", trigger, createdAt: at };
  const { count } = await ctx.tx.qualityRun.createMany({ data: row, skipDuplicates: true });
  if (count > 0) await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "quality.evaluate", { orgId, runId });
  const old = await ctx.tx.qualityRun.findMany({
    where: { orgId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: keptRuns,
    select: { id: true },
  });
  await ctx.tx.qualityRun.deleteMany({ where: { orgId, id: { in: old.map(({ id }) => id) } } });
  return { runId, isNew: count > 0 };
}

/** Has the organisation's own test made now; where one is under way, that one. Throws PRECONDITION `golden_empty`. */
export function startQualityRun(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const items = await ctx.tx.goldenItem.count({ where: { orgId: ctx.org.id, isExcluded: false } });
    if (items === 0) throw precondition("golden_empty");
    const run = await openRun(ctx, "person");
    if (run.isNew) await emit(ctx, { kind: "quality.started", data: { runId: run.runId } });
    return { runId: run.runId };
  });
}

/** Has it made because the classifier learned anew; a model that is paid by the word is asked on a person's word alone. */
export function measureRetraining(ctx: ServiceContext): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const items = await ctx.tx.goldenItem.count({ where: { orgId: ctx.org.id, isExcluded: false } });
    if (items > 0 && ctx.ports.ai.isLocal) await openRun(ctx, "retraining");
  });
}
