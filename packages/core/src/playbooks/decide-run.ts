import type { RunStep } from "@handrail/contracts";
import type { approveRunInput, declineRunInput, runInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { isStaffActor, type StaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, notFound, precondition } from "../errors.ts";
import { toolRows } from "../tools/index.ts";
import { changeRun, emitRun } from "./change-run.ts";
import { requireReady, withValues } from "./ready.ts";
import { type LoadedRun, loadRun, toJson } from "./rows.ts";

/** Runs are decided by staff; for everybody else there are none. */
function requireStaff({ actor }: ServiceContext): StaffActor {
  if (!isStaffActor(actor)) throw notFound();
  return actor;
}

/** The run as the actor saw it, in the state that the act takes; CONFLICT `run_changed` otherwise. */
async function loadIn(ctx: TxContext, input: z.output<typeof runInput>, state: LoadedRun["state"]) {
  const run = await loadRun(ctx, input.runId);
  if (run.state !== state || run.version !== input.version) throw conflict("run_changed");
  return run;
}

async function change(ctx: TxContext, run: LoadedRun, data: Parameters<typeof changeRun>[2]) {
  if (!(await changeRun(ctx, run, data))) throw conflict("run_changed");
}

const goOn = (ctx: TxContext, runId: string) =>
  ctx.ports.jobs.enqueue({ tx: ctx.tx }, "playbook.run", { orgId: ctx.org.id, runId });

/**
 * A person has a proposed run begin, with the values that were missing. Of two at once one is the first. Throws
 * NOT_FOUND, CONFLICT `run_changed`, FORBIDDEN (also `tier_too_low`), PRECONDITION `customer_unverified`, INVALID
 * `values_missing` naming each place.
 */
export async function approveRun(ctx: ServiceContext, input: z.output<typeof approveRunInput>) {
  const actor = requireStaff(ctx);
  return withTransaction(ctx, async (ctx) => {
    const run = await loadIn(ctx, input, "proposed");
    const tools = await toolRows(ctx, { isActive: true });
    const steps = withValues(run.steps, input.input, tools);
    await requireReady(ctx, actor, run.ticketId, steps, tools);
    await change(ctx, run, {
      state: "running",
      steps: toJson(steps),
      decidedById: actor.membershipId,
      decidedAt: ctx.now(),
    });
    await emitRun(ctx, run, "run.started", { to: "running" });
    await goOn(ctx, run.id);
    return { runId: run.id };
  });
}

/** A person turns a proposed run down and says why. Throws NOT_FOUND, CONFLICT `run_changed`. */
export async function declineRun(ctx: ServiceContext, input: z.output<typeof declineRunInput>) {
  const actor = requireStaff(ctx);
  return withTransaction(ctx, async (ctx) => {
    const run = await loadIn(ctx, input, "proposed");
    const decided = { decidedById: actor.membershipId, decidedAt: ctx.now(), finishedAt: ctx.now() };
    await change(ctx, run, { state: "declined", reason: input.reason, ...decided });
    await emitRun(ctx, run, "run.declined", { to: "declined", reason: input.reason });
    return { runId: run.id };
  });
}

const again = (steps: readonly RunStep[]) =>
  steps.map((step): RunStep => (step.state === "failed" ? { ...step, state: "waiting", error: null } : step));

/** Has a run that failed go on at the step where it did. Throws as `approveRun`. */
export async function retryRun(ctx: ServiceContext, input: z.output<typeof runInput>) {
  const actor = requireStaff(ctx);
  return withTransaction(ctx, async (ctx) => {
    const run = await loadIn(ctx, input, "failed");
    const isUndo = run.steps.every(({ state }) => state === "done");
    const steps = isUndo ? run.undo : run.steps;
    await requireReady(ctx, actor, run.ticketId, steps, await toolRows(ctx, { isActive: true }));
    await change(ctx, run, {
      state: isUndo ? "undoing" : "running",
      [isUndo ? "undo" : "steps"]: toJson(again(steps)),
      error: null,
      finishedAt: null,
      decidedById: actor.membershipId,
      decidedAt: ctx.now(),
    });
    await emitRun(ctx, run, "run.started", { to: isUndo ? "undoing" : "running" });
    await goOn(ctx, run.id);
    return { runId: run.id };
  });
}

/** Takes back what a finished run did, where its playbook says how. Throws as `approveRun`; PRECONDITION `transition_not_allowed`. */
export async function undoRun(ctx: ServiceContext, input: z.output<typeof runInput>) {
  const actor = requireStaff(ctx);
  return withTransaction(ctx, async (ctx) => {
    const run = await loadIn(ctx, input, "done");
    if (run.undo.length === 0) throw precondition("transition_not_allowed");
    await requireReady(ctx, actor, run.ticketId, run.undo, await toolRows(ctx, { isActive: true }));
    await change(ctx, run, {
      state: "undoing",
      finishedAt: null,
      decidedById: actor.membershipId,
      decidedAt: ctx.now(),
    });
    await emitRun(ctx, run, "run.started", { to: "undoing" });
    await goOn(ctx, run.id);
    return { runId: run.id };
  });
}
