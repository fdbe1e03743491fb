import { generateText, NoObjectGeneratedError, Output } from "ai";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { beginCall } from "./begin-call.ts";
import type { Interaction } from "./interactions.ts";
import type { Task } from "./schema.ts";

/** Long enough for a slow provider, short enough that nobody waits for a dead one. */
export const modelTimeoutMs = 20_000;
/** More than any answer needs; a model that goes on and on is cut off. */
export const mostOutputTokens = 4_000;
/** What is put aside for an answer until it is known what it took. */
export const usualOutputTokens = 800;

/** `over_budget`: no model was called, the month's budget or the customer's day being used up. */
export const modelFailures = ["timeout", "malformed", "refused", "unavailable", "over_budget"] as const;
export type ModelFailure = (typeof modelFailures)[number];

export type ModelResult<T> =
  | { ok: true; value: T; interaction: Interaction }
  | { ok: false; failure: ModelFailure; interaction: Interaction };

/** What went wrong, from whatever a provider threw. */
export function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted) return "timeout";
  if (!NoObjectGeneratedError.isInstance(error)) return "unavailable";
  const isRefusal = error.finishReason === "content-filter" || (error.text ?? "").trim() === "";
  return isRefusal ? "refused" : "malformed";
}

/**
 * Asks the model for one structured answer. Never throws and never runs in a transaction: what is slow, malformed,
 * refused, down or beyond the budget comes back as a failure, with the record of the call.
 */
export async function callModel<T>(
  ctx: ServiceContext,
  task: Task,
  schema: z.ZodType<T>,
  timeoutMs = modelTimeoutMs,
): Promise<ModelResult<T>> {
  const { ai, log } = ctx.ports;
  const begun = await beginCall(ctx, task, { outputTokens: usualOutputTokens });
  if (!begun.ok) return begun;
  const { prompt, end } = begun.call;
  const signal = AbortSignal.timeout(timeoutMs);
  const startedAt = performance.now();
  const latency = () => Math.round(performance.now() - startedAt);
  try {
    const result = await generateText({
      model: ai.model,
      instructions: prompt.system,
      messages: prompt.messages,
      output: Output.object({ schema }),
      maxOutputTokens: mostOutputTokens,
      maxRetries: 1,
      abortSignal: signal,
    });
    const value = schema.parse(result.output);
    const ended = { usage: result.usage, response: result.text, latencyMs: latency(), error: null };
    return { ok: true, value, interaction: await end(ended) };
  } catch (error) {
    const failure = failureOf(error, signal);
    log.error("model failed", {
      task: task.task,
      model: ai.name,
      failure,
      error: String(error).slice(0, 500),
    });
    const isAnswer = NoObjectGeneratedError.isInstance(error);
    const response = isAnswer ? (error.text ?? "") : "";
    const usage = isAnswer ? error.usage : undefined;
    const ended = { ...(usage ? { usage } : {}), response, latencyMs: latency(), error: failure };
    return { ok: false, failure, interaction: await end(ended) };
  }
}
