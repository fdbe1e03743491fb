import type { RunStep } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { toolRows } from "../tools/index.ts";
import { createRun } from "./create-run.ts";
import { prepareSteps } from "./prepare.ts";
import { proposeCalls } from "./propose-calls.ts";
import { readTicket } from "./read-ticket.ts";
import { playbookRows } from "./rows.ts";
import { fits } from "./rules.ts";

const mostProposals = 3;

const isSameTool = (steps: readonly RunStep[], key: string) =>
  steps.some((step) => step.kind === "tool" && step.tool === key);

/**
 * Job `playbook.propose`: looks which playbooks fit a ticket, and what tools a model would call for it. What the gate
 * lets run begins; the rest waits for a person. Run twice it is run once.
 */
export async function proposeRuns(ctx: ServiceContext, { ticketId }: { ticketId: string }): Promise<void> {
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const ticket = await readTicket(assistant, ticketId);
  if (!ticket) return;
  const { playbooks, tools } = await withTransaction(assistant, async (ctx) => ({
    playbooks: await playbookRows(ctx, { isActive: true }),
    tools: await toolRows(ctx, { isActive: true }),
  }));
  const fitting = playbooks.filter(({ trigger }) => fits(trigger, ticket.facts)).slice(0, mostProposals);
  const proposed: RunStep[] = [];
  for (const playbook of fitting) {
    const given = { tools, known: ticket.known, text: ticket.text };
    const steps = await prepareSteps(assistant, playbook.steps, given);
    const undo = await prepareSteps(assistant, playbook.undo, given);
    if (!steps || !undo) continue;
    proposed.push(...steps);
    const { id, risk, needsApproval, kind, name } = playbook;
    await withTransaction(assistant, (ctx) =>
      createRun(
        ctx,
        ticket,
        {
          playbook: { id, risk, needsApproval },
          kind,
          name,
          origin: "trigger",
          proposalKey: `playbook:${id}`,
          steps,
          undo,
        },
        tools,
      ),
    );
  }
  const others = tools.filter(({ key }) => !isSameTool(proposed, key));
  if (others.length > 0 && !ctx.ports.ai.isLocal) await proposeCalls(assistant, ticket, others);
}
