import type { RunStep } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { callTool } from "../tools/index.ts";
import { retrainEngine } from "../triage/index.ts";
import { voteFor } from "./features.ts";
import type { LoadedRun } from "./rows.ts";
import { fillDraft, inputOf, relatedId } from "./rules.ts";

type Of<Kind extends RunStep["kind"]> = Extract<RunStep, { kind: Kind }>;
type Place = { run: LoadedRun; index: number; isUndo: boolean };

/** Calls the tool; asked again after a crash, it is the same call. */
export async function runToolStep(ctx: ServiceContext, step: Of<"tool">, { run, index, isUndo }: Place) {
  const earlier = isUndo ? run.steps : run.steps.slice(0, index);
  const unvouched = Object.entries(step.given).flatMap(([name, { source }]) =>
    source === "words" || source === "model" || source === "fact" ? [name] : [],
  );
  const result = await callTool(ctx, {
    tool: { key: step.tool },
    ticketId: run.ticketId,
    runId: run.id,
    onWord: run.decidedById ? { kind: "person", membershipId: run.decidedById } : { kind: "nobody" },
    input: inputOf(step, earlier),
    unvouched,
    idempotencyKey: [run.id, isUndo ? "undo" : "do", index, step.refusals].join("."),
  });
  if (result.ok) {
    return { ...step, state: "done", input: result.input, output: result.output, error: null } as const;
  }
  const refusals = step.refusals + (result.isRefusal ? 1 : 0);
  const error = result.said ? `${result.reason}: ${result.said}` : result.reason;
  return { ...step, state: "failed", refusals, error } as const;
}

/** Writes the draft for a person to send; nothing goes to the customer. */
export async function runDraftStep(ctx: ServiceContext, step: Of<"draft">, { run, index }: Place) {
  const conversation = run.ticket?.conversations[0];
  if (!conversation) return { step: { ...step, state: "failed" as const, error: "no_ticket" } };
  const body = fillDraft(step.body, run.steps.slice(0, index));
  return withTransaction(ctx, async (ctx) => {
    const clientId = relatedId(run.id, index);
    const where = { orgId: ctx.org.id, conversationId: conversation.id, clientId };
    const earlier = await ctx.tx.message.findFirst({ where, select: { id: true } });
    const draft = {
      conversationId: conversation.id,
      senderKind: "ai",
      state: "draft",
      body,
      clientId,
    } as const;
    const message = earlier ? null : await appendMessage(ctx, draft);
    const messageId = earlier?.id ?? message?.id ?? null;
    const done = { ...step, state: "done" as const, messageId, error: null };
    return { step: done, ...(message ? { subject: { message } } : {}) };
  });
}

/** Counts the customer for the wish. */
export async function runFeatureStep(ctx: ServiceContext, step: Of<"feature">, { run }: Place) {
  const { ticket } = run;
  if (!ticket) return { ...step, state: "failed", error: "no_ticket" } as const;
  const voted = await withTransaction(ctx, (ctx) => voteFor(ctx, ticket, step));
  const { id: featureId, title, votes } = voted;
  return { ...step, state: "done", featureId, title, votes, error: null } as const;
}

/** Has the classifier learn, and says how well it does now and did before. */
export async function runRetrainStep(ctx: ServiceContext, step: Of<"retrain">, signal?: AbortSignal) {
  const learned = await retrainEngine(ctx, signal);
  const heads =
    learned.kind === "learned"
      ? learned.report.map(({ name, accuracy }) => ({
          name,
          before: learned.before?.find((head) => head.name === name)?.accuracy ?? null,
          after: accuracy,
        }))
      : [];
  return { ...step, state: "done", result: learned.kind, heads, error: null } as const;
}
