import { generateText, NoObjectGeneratedError, Output } from "ai";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { type Interaction, startInteraction } from "./interactions.ts";
import { toPrompt } from "./prompts.ts";
import type { Task } from "./schema.ts";

/** Long enough for a slow provider, short enough that nobody waits for a dead one. */
export const modelTimeoutMs = 20_000;

export const modelFailures = ["timeout", "malformed", "refused", "unavailable"] as const;
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
 * refused or down comes back as a failure, with the record of the call.
 */
export async function callModel<T>(
  ctx: ServiceContext,
  task: Task,
  schema: z.ZodType<T>,
  timeoutMs = modelTimeoutMs,
): Promise<ModelResult<T>> {
  const { ai, log } = ctx.ports;
  const { system, messages, version } = toPrompt(task);
  const interaction = startInteraction(task.task, ai.name, JSON.stringify({ version, task }));
  const signal = AbortSignal.timeout(timeoutMs);
  const startedAt = performance.now();
  const latency = () => Math.round(performance.now() - startedAt);
  try {
    const result = await generateText({
      model: ai.model,
      instructions: system,
      messages,
      output: Output.object({ schema }),
      maxRetries: 1,
      abortSignal: signal,
    });
    const value = schema.parse(result.output);
    const usage = {
      inputTokens: result.usage.inputTokens ?? null,
      outputTokens: result.usage.outputTokens ?? null,
    };
    return {
      ok: true,
      value,
      interaction: { ...interaction, ...usage, response: result.text, latencyMs: latency() },
    };
  } catch (error) {
    const failure = failureOf(error, signal);
    log.error("model failed", {
      task: task.task,
      model: ai.name,
      failure,
      error: String(error).slice(0, 500),
    });
    const response = NoObjectGeneratedError.isInstance(error) ? (error.text ?? "") : "";
    return {
      ok: false,
      failure,
      interaction: { ...interaction, response, latencyMs: latency(), error: failure },
    };
  }
}
