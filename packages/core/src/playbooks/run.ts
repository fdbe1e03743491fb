import type { RunState, RunStep } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import type { Subject } from "../realtime/project.ts";
import { changeRun, emitRun } from "./change-run.ts";
import { type LoadedRun, loadRun, toJson } from "./rows.ts";
import { runDraftStep, runFeatureStep, runRetrainStep, runToolStep } from "./run-steps.ts";
import { startGuide } from "./start-guide.ts";

type Done = { step: RunStep; subject?: Subject; next?: RunState };

async function perform(
  ctx: ServiceContext,
  step: RunStep,
  place: { run: LoadedRun; index: number; isUndo: boolean },
  signal?: AbortSignal,
): Promise<Done> {
  switch (step.kind) {
    case "tool":
      return { step: await runToolStep(ctx, step, place) };
    case "draft":
      return runDraftStep(ctx, step, place);
    case "feature":
      return { step: await runFeatureStep(ctx, step, place) };
    case "retrain":
      return { step: await runRetrainStep(ctx, step, signal) };
    case "guide":
      return startGuide(ctx, step, place);
    default:
      return step satisfies never;
  }
}

const endOf = { running: "done", undoing: "undone" } as const;

/** Writes what came of a step; false where somebody else went on with the run meanwhile. */
async function keep(ctx: TxContext, run: LoadedRun, index: number, done: Done): Promise<boolean> {
  const isUndo = run.state === "undoing";
  const step = { ...done.step, at: ctx.now().toISOString() };
  const steps = (isUndo ? run.undo : run.steps).with(index, step);
  const isOver = steps.every(({ state }) => state === "done");
  const isFailed = step.state === "failed";
  const to: RunState =
    done.next ??
    (isFailed ? "failed" : isOver ? (run.state === "undoing" ? endOf.undoing : endOf.running) : run.state);
  const isChanged = await changeRun(ctx, run, {
    [isUndo ? "undo" : "steps"]: toJson(steps),
    state: to,
    error: isFailed ? step.error : null,
    finishedAt: to === "done" || to === "undone" || to === "failed" ? ctx.now() : null,
  });
  if (!isChanged) return false;
  const facts = { to, ...(isFailed ? { error: step.error } : {}) };
  if (isFailed) await emitRun(ctx, run, "run.failed", facts, done.subject);
  else if (to === "done") await emitRun(ctx, run, "run.finished", facts, done.subject);
  else if (to === "undone") await emitRun(ctx, run, "run.undone", facts, done.subject);
  else await emitRun(ctx, run, "tool.called", { ...facts, step: index }, done.subject);
  return true;
}

/**
 * Job `playbook.run`: does the steps of a run that were not done yet, one after the other, each written down before the
 * next begins. Begun again after a crash it goes on where it was, with the same keys; of two at once, one goes on.
 */
export async function runPlaybook(
  ctx: ServiceContext,
  { runId }: { runId: string },
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const run = await withTransaction(ctx, (ctx) => loadRun(ctx, runId));
    if (run.state !== "running" && run.state !== "undoing") return;
    signal?.throwIfAborted();
    const isUndo = run.state === "undoing";
    const steps = isUndo ? run.undo : run.steps;
    const index = steps.findIndex(({ state }) => state !== "done");
    const step = steps[index];
    if (!step) return;
    const done = await perform(ctx, step, { run, index, isUndo }, signal);
    if (!(await withTransaction(ctx, (ctx) => keep(ctx, run, index, done)))) return;
  }
}

/** A run whose job failed for good waits for a person, who may try again. */
export function failRun(ctx: ServiceContext, { runId }: { runId: string }): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const run = await loadRun(ctx, runId);
    if (run.state !== "running" && run.state !== "undoing") return;
    if (!(await changeRun(ctx, run, { state: "failed", error: "interrupted", finishedAt: ctx.now() })))
      return;
    await emitRun(ctx, run, "run.failed", { to: "failed", error: "interrupted" });
  });
}
