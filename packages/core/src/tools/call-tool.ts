import type { ToolCallReason, ToolValue } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { checkCall, type OnWord } from "./check-call.ts";
import { logCall } from "./log-call.ts";
import { type Posted, postToTool } from "./post-to-tool.ts";
import { toolToCall } from "./tool-rows.ts";

export type ToolCallInput = {
  tool: { key: string } | { id: string };
  ticketId: string | null;
  runId?: string | null;
  onWord: OnWord;
  input: Record<string, unknown>;
  unvouched?: readonly string[];
  idempotencyKey: string;
};

export type ToolResult =
  | { ok: true; input: Record<string, ToolValue>; output: Record<string, ToolValue> }
  | {
      ok: false;
      reason: ToolCallReason;
      /** The endpoint, or we ourselves, turned it down: asked again, it is another call. */
      isRefusal: boolean;
      /** What the endpoint said. */
      said: string | null;
    };

const longestSaid = 300;

/** What an endpoint says went wrong, where it says so as `{ "error": { "message" } }` or `{ "error": "…" }`. */
function saidBy(body: string | null): string | null {
  try {
    const { error }: { error?: unknown } = Object(JSON.parse(body ?? ""));
    const message: unknown = typeof error === "object" ? Object(error).message : error;
    return typeof message === "string" ? message.slice(0, longestSaid) : null;
  } catch {
    return null;
  }
}

/** A ticket of nobody in this organisation is not written down as if it were one. */
async function knownTicket({ tx, org }: TxContext, ticketId: string | null) {
  if (ticketId === null) return null;
  const row = await tx.ticket.findFirst({ where: { orgId: org.id, id: ticketId }, select: { id: true } });
  return row?.id ?? null;
}

type Noted = Pick<Posted, "outcome" | "reason" | "output" | "status" | "attempts" | "latencyMs">;
type Looked = Awaited<ReturnType<typeof lookAt>>;

function lookAt(ctx: ServiceContext, call: ToolCallInput) {
  return withTransaction(ctx, async (ctx) => {
    const tool = await toolToCall(ctx, call.tool);
    const ticketId = await knownTicket(ctx, call.ticketId);
    return {
      tool,
      ticketId,
      checked: await checkCall(ctx, { ...call, tool, unvouched: call.unvouched ?? [] }),
    };
  });
}

function note(ctx: ServiceContext, call: ToolCallInput, { tool, ticketId, checked }: Looked, noted: Noted) {
  return withTransaction(ctx, (ctx) =>
    logCall(ctx, {
      toolId: tool?.id ?? null,
      toolKey: tool?.key ?? ("key" in call.tool ? call.tool.key : call.tool.id),
      ticketId,
      runId: call.runId ?? null,
      idempotencyKey: call.idempotencyKey,
      isTest: false,
      input: checked.ok ? checked.input : call.input,
      behalf: checked.behalf,
      ...noted,
    }),
  );
}

const turnedDown = (reason: ToolCallReason): Noted => ({
  outcome: "refused",
  reason,
  output: null,
  status: null,
  attempts: 0,
  latencyMs: 0,
});

/**
 * Calls a tool of the organisation, if everything holds that `checkCall` asks; refused or made, it is in the log. The
 * customer that the endpoint is told of is the ticket's own, whatever the input says. No transaction is open meanwhile.
 * The same `idempotencyKey` is the same call, for the endpoint to do it once.
 */
export async function callTool(ctx: ServiceContext, call: ToolCallInput): Promise<ToolResult> {
  const looked = await lookAt(ctx, call);
  const { checked } = looked;
  if (!checked.ok) {
    await note(ctx, call, looked, turnedDown(checked.reason));
    return { ok: false, reason: checked.reason, isRefusal: true, said: null };
  }
  const { idempotencyKey } = call;
  const { answer, ...posted } = await postToTool(ctx, { ...checked, idempotencyKey, isTest: false });
  await note(ctx, call, looked, posted);
  if (posted.output) return { ok: true, input: checked.input, output: posted.output };
  const isOwn = posted.status !== null && posted.status < 500 && posted.reason === "status";
  const isRefusal = posted.outcome === "refused" || isOwn;
  return { ok: false, reason: posted.reason ?? "output_invalid", isRefusal, said: saidBy(answer) };
}

type Proposal = { key: string; input: Record<string, unknown>; ticketId: string; idempotencyKey: string };

/**
 * Whether a call that a model asks for could be made at all: the tool is there, the input is what it takes, and all of it
 * was said. Null where not; what was asked is in the log then. Nothing is called.
 */
export async function checkProposal(ctx: ServiceContext, { key, ...proposal }: Proposal) {
  const call: ToolCallInput = {
    ...proposal,
    tool: { key },
    onWord: { kind: "proposal" },
    unvouched: Object.keys(proposal.input),
  };
  const looked = await lookAt(ctx, call);
  if (looked.checked.ok) return { key: looked.checked.tool.key, input: looked.checked.input };
  await note(ctx, call, looked, turnedDown(looked.checked.reason));
  return null;
}
