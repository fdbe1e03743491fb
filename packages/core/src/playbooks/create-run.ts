import type { ResolutionKind, RunOrigin, RunStep, RunWait } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { newId } from "../ids.ts";
import type { ToolRow } from "../tools/index.ts";
import { emitRun } from "./change-run.ts";
import type { ReadTicket } from "./read-ticket.ts";
import { toJson } from "./rows.ts";
import { actGate, missingValues } from "./rules.ts";

export type NewRun = {
  playbook: { id: string; risk: "low" | "high"; needsApproval: boolean } | null;
  kind: ResolutionKind;
  name: string;
  origin: RunOrigin;
  proposalKey: string | null;
  steps: RunStep[];
  undo: RunStep[];
};

/** The tools that steps call. */
export const toolsOf = (steps: readonly RunStep[], tools: readonly ToolRow[]) =>
  tools.filter(({ key }) => steps.some((step) => step.kind === "tool" && step.tool === key));

/** Which fields of a tool have to be there. */
export const requiredOf = (tools: readonly ToolRow[]) => (key: string) =>
  tools.find((tool) => tool.key === key)?.input.required ?? [];

/** What the gate makes of a run that nobody has asked for. */
function decide(ctx: TxContext, ticket: ReadTicket, run: NewRun, tools: readonly ToolRow[]) {
  const called = toolsOf(run.steps, tools);
  return actGate({
    plan: ticket.plan,
    risk: run.playbook?.risk === "high" || called.some(({ risk }) => risk === "high") ? "high" : "low",
    needsApproval:
      run.playbook?.needsApproval === true ||
      called.some((tool) => tool.needsApproval || tool.permission !== "tickets:write"),
    needsCustomer: called.some(({ needsCustomer }) => needsCustomer),
    isVerified: ticket.isVerified,
    isComplete: missingValues(run.steps, requiredOf(tools)).length === 0,
    isDelicate: ticket.isDelicate,
    confidence: ticket.confidence,
    threshold: ctx.org.confidenceThreshold,
  });
}

/**
 * Begins a run, or has it wait for a person, as the gate says. Null where the same was proposed for the ticket before.
 */
export async function createRun(ctx: TxContext, ticket: ReadTicket, run: NewRun, tools: readonly ToolRow[]) {
  const verdict = decide(ctx, ticket, run, tools);
  const waitsFor: RunWait | null = verdict.isAuto ? null : verdict.why;
  const state = verdict.isAuto ? "running" : "proposed";
  const id = newId();
  const { count } = await ctx.tx.resolutionRun.createMany({
    data: [
      {
        orgId: ctx.org.id,
        id,
        playbookId: run.playbook?.id ?? null,
        ticketId: ticket.row.id,
        kind: run.kind,
        name: run.name,
        state,
        origin: run.origin,
        proposalKey: run.proposalKey,
        waitsFor,
        steps: toJson(run.steps),
        undo: toJson(run.undo),
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return null;
  const about = { id, name: run.name, kind: run.kind, state: "proposed", ticket: ticket.row } as const;
  await emitRun(ctx, about, verdict.isAuto ? "run.started" : "run.proposed", {
    to: state,
    origin: run.origin,
    waitsFor,
  });
  if (verdict.isAuto) {
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "playbook.run", { orgId: ctx.org.id, runId: id });
  }
  return { id, state, waitsFor };
}
