import { createHash } from "node:crypto";
import { runStepSchema } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import { type ServiceContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { checkProposal, type ToolRow } from "../tools/index.ts";
import { callTools, recordInteractions } from "../triage/index.ts";
import { createRun } from "./create-run.ts";
import type { ReadTicket } from "./read-ticket.ts";

const mostCalls = 3;

const fingerprint = (input: Record<string, unknown>) =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(input).sort()))
    .digest("hex")
    .slice(0, 16);

const redacted = ({ subject, body }: ReadTicket["text"]) => ({
  subject: redact(subject),
  body: redact(body),
});

/**
 * Asks the model which tools it would call for a ticket, and takes nothing on its word: a tool that is none, a key too
 * many, a value that nobody said or another person's address is refused and logged. What is left is a run like any
 * other: the gate says whether it begins.
 */
export async function proposeCalls(
  ctx: ServiceContext,
  ticket: ReadTicket,
  tools: readonly ToolRow[],
): Promise<void> {
  const asked = await callTools(ctx, {
    task: { task: "act", organization: ctx.org.name, message: redacted(ticket.text) },
    tools: tools.map(({ key, description, input }) => ({ key, description, input })),
  });
  const ticketId = ticket.row.id;
  await withTransaction(ctx, (ctx) => recordInteractions(ctx, [asked.interaction], { ticketId }));
  for (const call of asked.calls.slice(0, mostCalls)) {
    const checked = await checkProposal(ctx, { ...call, ticketId, idempotencyKey: newId() });
    const tool = checked && tools.find(({ key }) => key === checked.key);
    if (!checked || !tool) continue;
    const given = Object.entries(checked.input).map(
      ([name, value]) => [name, { value, source: "model" }] as const,
    );
    const step = runStepSchema.parse({
      kind: "tool",
      tool: tool.key,
      name: tool.name,
      sources: Object.fromEntries(given.map(([name]) => [name, { from: "person" }])),
      given: Object.fromEntries(given),
    });
    await withTransaction(ctx, (ctx) =>
      createRun(
        ctx,
        ticket,
        {
          playbook: null,
          kind: "auto_fix",
          name: tool.name,
          origin: "model",
          proposalKey: `model:${tool.key}:${fingerprint(checked.input)}`,
          steps: [step],
          undo: [],
        },
        tools,
      ),
    );
  }
}
