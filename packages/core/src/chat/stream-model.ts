import { type LanguageModelUsage, streamText } from "ai";
import type { ServiceContext } from "../context.ts";
import { beginCall, failureOf, type Interaction, type ModelFailure } from "../triage/index.ts";
import type { AnswerTask } from "../triage/schema.ts";

/** A stalled provider is given up after this long without a word, and after `totalMs` whatever it says. */
export const streamTimeouts = { quietMs: 12_000, totalMs: 45_000 };

const longestAnswer = 700;
/** More than that many words ever take, in characters; a provider that keeps no limit is cut off. */
const longestText = 12_000;

export type StreamedText = { text: string; failure: ModelFailure | null; interaction: Interaction };

/** Streams the model's words to `onText` as they come. Never throws: a failure comes back with what was said until then. */
export async function streamModel(
  ctx: ServiceContext,
  task: AnswerTask,
  onText: (piece: string) => void,
  timeouts = streamTimeouts,
): Promise<StreamedText> {
  const { ai, log } = ctx.ports;
  const begun = await beginCall(ctx, task, { outputTokens: longestAnswer });
  if (!begun.ok) return { text: "", ...begun };
  const { prompt, end } = begun.call;
  const startedAt = performance.now();
  const quiet = new AbortController();
  const signal = AbortSignal.any([quiet.signal, AbortSignal.timeout(timeouts.totalMs)]);
  let alarm = setTimeout(() => quiet.abort(), timeouts.quietMs);
  let text = "";
  let usage: LanguageModelUsage | null = null;
  let failure: ModelFailure | null = null;
  try {
    const result = streamText({
      model: ai.model,
      instructions: prompt.system,
      messages: prompt.messages,
      maxRetries: 1,
      maxOutputTokens: longestAnswer,
      abortSignal: signal,
      onError: () => undefined,
    });
    for await (const part of result.stream) {
      clearTimeout(alarm);
      alarm = setTimeout(() => quiet.abort(), timeouts.quietMs);
      if (part.type === "text-delta") {
        text += part.text;
        if (text.length > longestText) throw new Error("the answer does not end");
        onText(part.text);
      } else if (part.type === "error") throw part.error;
      else if (part.type === "abort") failure = "timeout";
      else if (part.type === "finish") {
        usage = part.totalUsage;
        if (part.finishReason === "content-filter") failure = "refused";
        else if (part.finishReason !== "stop" && part.finishReason !== "length") failure = "unavailable";
      }
    }
    if (!failure && text.trim() === "") failure = "refused";
  } catch (error) {
    failure = failureOf(error, signal);
    log.error("model failed", {
      task: task.task,
      model: ai.name,
      failure,
      error: String(error).slice(0, 500),
    });
  } finally {
    clearTimeout(alarm);
    quiet.abort();
  }
  const latencyMs = Math.round(performance.now() - startedAt);
  const ended = { ...(usage ? { usage } : {}), response: text, latencyMs, error: failure };
  return { text, failure, interaction: await end(ended) };
}
