import type { ToolCallOutcome, ToolCallReason, ToolValue } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import type { ToolCustomer } from "./check-call.ts";
import { readOutput } from "./contract.ts";
import { openSecrets } from "./secrets.ts";
import type { CallableTool } from "./tool-rows.ts";

type Message = {
  tool: CallableTool;
  input: Record<string, ToolValue>;
  customer: ToolCustomer | null;
  ticketNumber: string | null;
  idempotencyKey: string;
  isTest: boolean;
};

/** What came of a request, as the log keeps it, with what the endpoint said. */
export type Posted = {
  outcome: ToolCallOutcome;
  reason: ToolCallReason | null;
  output: Record<string, ToolValue> | null;
  /** The body of the answer; null where there was none. */
  answer: string | null;
  status: number | null;
  attempts: number;
  latencyMs: number;
};

const refused = (reason: ToolCallReason): Posted => ({
  outcome: "refused",
  reason,
  output: null,
  answer: null,
  status: null,
  attempts: 0,
  latencyMs: 0,
});

/** Sends a tool what it is given, signed; a test is one attempt. Never throws. */
export async function postToTool(ctx: ServiceContext, message: Message): Promise<Posted> {
  const { tool, input, customer, ticketNumber, idempotencyKey, isTest } = message;
  const secrets = openSecrets(ctx, tool);
  if (!secrets) return refused("secret_unreadable");
  const sent = await ctx.ports.outbound.post({
    url: tool.url,
    secrets,
    idempotencyKey,
    timeoutMs: tool.timeoutMs,
    ...(isTest ? { attempts: 1 } : {}),
    body: {
      type: "tool.call",
      tool: tool.key,
      isTest,
      organization: ctx.org.slug,
      ticket: ticketNumber,
      customer,
      input,
    },
  });
  if (sent.kind === "refused") return refused(sent.reason);
  const facts = {
    answer: sent.body ?? null,
    status: sent.status ?? null,
    attempts: sent.attempts,
    latencyMs: sent.latencyMs,
  };
  if (sent.kind === "failed") return { ...facts, outcome: "failed", reason: sent.reason, output: null };
  const output = readOutput(tool.output, sent.json);
  return output
    ? { ...facts, outcome: "done", reason: null, output }
    : { ...facts, outcome: "failed", reason: "output_invalid", output: null };
}
