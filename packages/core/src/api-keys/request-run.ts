import type { ToolValue } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, notFoundField } from "../errors.ts";
import { listPlaybooks, startRun } from "../playbooks/index.ts";
import { ticketScope } from "../scope.ts";
import { requireKey } from "./key-actor.ts";

/** Playbooks that are switched on, for a program to choose from. */
export async function listRunnable(ctx: ServiceContext) {
  requireKey(ctx, "tickets:read");
  const rows = await listPlaybooks(ctx);
  return rows
    .filter(({ isActive }) => isActive)
    .map(({ id, name, kind, risk, needsApproval }) => ({ id, name, kind, risk, needsApproval }));
}

type Input = { number: string; playbook: string; values: Record<string, ToolValue> };

/**
 * A program asks for a playbook on a ticket: the gate has it run or wait for a person. What was asked for before is told
 * as it stands now. Throws FORBIDDEN without `tickets:write`, NOT_FOUND also naming `playbook`, and as `startRun`.
 */
export async function requestRun(ctx: ServiceContext, { number, playbook, values }: Input) {
  requireKey(ctx, "tickets:write");
  const { ticketId, playbookId, earlier } = await withTransaction(ctx, async ({ tx, org }) => {
    const where = { AND: [ticketScope(ctx), { number }] };
    const ticket = found(await tx.ticket.findFirst({ where, select: { id: true } }));
    const named = { orgId: org.id, isActive: true, name: playbook };
    const known = await tx.playbook.findFirst({ where: named, select: { id: true } });
    if (!known) throw notFoundField("playbook");
    const run = await tx.resolutionRun.findFirst({
      where: { orgId: org.id, ticketId: ticket.id, playbookId: known.id, origin: "agent" },
      select: { id: true, state: true },
    });
    return { ticketId: ticket.id, playbookId: known.id, earlier: run };
  });
  const ticket = { id: ticketId, number };
  if (earlier) return { ticket, runId: earlier.id, state: earlier.state, isDuplicate: true };
  const { runId, state } = await startRun(ctx, { playbookId, ticketId, input: values });
  return { ticket, runId, state, isDuplicate: false };
}
