import type { RunStep } from "@handrail/contracts";
import type { startRunInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { isStaffActor, type StaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, invalid, precondition } from "../errors.ts";
import { newId } from "../ids.ts";
import { type ToolRow, toolRows } from "../tools/index.ts";
import { emitRun } from "./change-run.ts";
import { createRun } from "./create-run.ts";
import { prepareSteps } from "./prepare.ts";
import { type ReadTicket, readTicket } from "./read-ticket.ts";
import { requireReady, withValues } from "./ready.ts";
import { type PlaybookRow, playbookRows, toJson } from "./rows.ts";

type Prepared = {
  playbook: PlaybookRow;
  ticket: ReadTicket | null;
  tools: readonly ToolRow[];
  steps: RunStep[];
  undo: RunStep[];
};

async function prepare(ctx: ServiceContext, input: z.output<typeof startRunInput>): Promise<Prepared> {
  const { playbookId, ticketId } = input;
  const { rows, tools } = await withTransaction(ctx, async (ctx) => ({
    rows: await playbookRows(ctx, { isActive: true, id: playbookId }),
    tools: await toolRows(ctx, { isActive: true }),
  }));
  const playbook = found(rows[0]);
  if (ticketId === null && playbook.kind !== "engine_retraining") throw invalid({ ticketId: ["missing"] });
  const ticket = ticketId === null ? null : found(await readTicket(ctx, ticketId));
  const given = {
    tools,
    known: ticket?.known ?? { entities: [], facts: [] },
    text: ticket?.text ?? null,
  };
  const steps = await prepareSteps(ctx, playbook.steps, given);
  const undo = await prepareSteps(ctx, playbook.undo, given);
  if (!steps || !undo) throw precondition("playbook_not_ready");
  return { playbook, ticket, tools, steps: withValues(steps, input.input, tools), undo };
}

function startByHand(ctx: ServiceContext, actor: StaffActor, prepared: Prepared) {
  const { playbook, ticket, tools, steps, undo } = prepared;
  return withTransaction(ctx, async (ctx) => {
    await requireReady(ctx, actor, ticket?.row.id ?? null, steps, tools);
    const id = newId();
    await ctx.tx.resolutionRun.create({
      data: {
        orgId: ctx.org.id,
        id,
        playbookId: playbook.id,
        ticketId: ticket?.row.id ?? null,
        kind: playbook.kind,
        name: playbook.name,
        state: "running",
        origin: "person",
        steps: toJson(steps),
        undo: toJson(undo),
        decidedById: actor.membershipId,
        decidedAt: ctx.now(),
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      },
      select: { id: true },
    });
    const { kind, name } = playbook;
    const about = { id, kind, name, state: "proposed", ticket: ticket?.row ?? null } as const;
    await emitRun(ctx, about, "run.started", { to: "running", origin: "person" });
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "playbook.run", { orgId: ctx.org.id, runId: id });
    return { runId: id, state: "running" as const };
  });
}

/**
 * Starts a playbook on a ticket: a member of staff at once, anybody else (another program, the assistant) as far as the
 * gate lets it; otherwise it waits for a person. Only `engine_retraining` goes without a ticket. Throws NOT_FOUND,
 * INVALID naming what is missing, PRECONDITION `playbook_not_ready` (a tool is off, no article has instructions),
 * `customer_unverified`, FORBIDDEN.
 */
export async function startRun(ctx: ServiceContext, input: z.output<typeof startRunInput>) {
  const prepared = await prepare(ctx, input);
  if (isStaffActor(ctx.actor)) return startByHand(ctx, ctx.actor, prepared);
  const { playbook, ticket, tools, steps, undo } = prepared;
  const { id, risk, needsApproval, kind, name } = playbook;
  const waiting = {
    playbook: { id, risk, needsApproval },
    kind,
    name,
    origin: "agent",
    proposalKey: `agent:${id}`,
    steps: steps.map(unvouched),
    undo,
  } as const;
  const run = await withTransaction(ctx, (ctx) => createRun(ctx, found(ticket), waiting, tools));
  if (!run) throw precondition("transition_not_allowed");
  return { runId: run.id, state: run.state };
}

/** A program's word is no person's: what it put in has to have been said. */
function unvouched(step: RunStep): RunStep {
  if (step.kind !== "tool") return step;
  const given = Object.entries(step.given).map(
    ([name, each]) =>
      [name, each.source === "person" ? { ...each, source: "model" as const } : each] as const,
  );
  return { ...step, given: Object.fromEntries(given) };
}
