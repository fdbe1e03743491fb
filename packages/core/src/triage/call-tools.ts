import type { ToolContract } from "@handrail/contracts";
import { generateText, jsonSchema, tool } from "ai";
import type { ServiceContext } from "../context.ts";
import { beginCall } from "./begin-call.ts";
import { failureOf, modelTimeoutMs, mostOutputTokens, usualOutputTokens } from "./call-model.ts";
import type { Interaction } from "./interactions.ts";
import type { ActTask } from "./prompts.ts";

/** What a model may ask for: nothing is called here. */
export type OfferedTool = { key: string; description: string; input: ToolContract };

/** Calls that a model asks for, as it said them: names that do not exist and inputs of any shape among them. */
export type AskedCalls = {
  calls: { key: string; input: Record<string, unknown> }[];
  interaction: Interaction;
};

const asObject = (input: unknown): Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input) ? { ...input } : { input };

/**
 * Asks the model which of the tools it would call. The tools have no code behind them: what comes back is a wish, to be
 * checked. Never throws and never runs in a transaction; a model that is slow, malformed or down asks for nothing.
 */
export async function callTools(
  ctx: ServiceContext,
  { task, tools }: { task: ActTask; tools: readonly OfferedTool[] },
): Promise<AskedCalls> {
  const { ai, log } = ctx.ports;
  const begun = await beginCall(ctx, task, { outputTokens: usualOutputTokens, also: tools });
  if (!begun.ok) return { calls: [], interaction: begun.interaction };
  const { prompt, end } = begun.call;
  const offered = tools.map(({ key, description, input }) => [
    key,
    tool({ description, inputSchema: jsonSchema({ ...input }) }),
  ]);
  const signal = AbortSignal.timeout(modelTimeoutMs);
  const startedAt = performance.now();
  const latency = () => Math.round(performance.now() - startedAt);
  try {
    const { toolCalls, usage, text } = await generateText({
      model: ai.model,
      instructions: prompt.system,
      messages: prompt.messages,
      maxOutputTokens: mostOutputTokens,
      tools: Object.fromEntries(offered),
      maxRetries: 1,
      abortSignal: signal,
    });
    const calls = toolCalls.map(({ toolName, input }) => ({ key: toolName, input: asObject(input) }));
    const response = JSON.stringify({ text, calls });
    return { calls, interaction: await end({ usage, response, latencyMs: latency(), error: null }) };
  } catch (error) {
    const failure = failureOf(error, signal);
    log.error("model failed", { task: "act", model: ai.name, failure, error: String(error).slice(0, 500) });
    return { calls: [], interaction: await end({ response: "", latencyMs: latency(), error: failure }) };
  }
}
