import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { taskSchema } from "../../triage/schema.ts";
import { answerLocally, chatLocally } from "./answer.ts";
import { classifyLocally } from "./classify.ts";
import { summariseLocally } from "./summarise.ts";

/** The name that local answers are recorded under. */
export const localModelName = "handrail-local-1";

/** The block of data in the last message of the prompt; the only thing this model reads. */
function taskOf({ prompt }: LanguageModelV4CallOptions) {
  const last = prompt.findLast((message) => message.role === "user");
  const content = last?.role === "user" ? last.content : [];
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("");
  const json = /^<data>([\s\S]*)<\/data>$/.exec(text.trim())?.[1];
  if (json === undefined) throw new TypeError("the local model answers only the product's own prompts");
  return taskSchema.parse(JSON.parse(json));
}

function respond(options: LanguageModelV4CallOptions): string {
  const task = taskOf(options);
  const name = task.task;
  switch (name) {
    case "classify":
      return JSON.stringify(classifyLocally(task));
    case "answer":
      return JSON.stringify(answerLocally(task));
    case "chat":
      return chatLocally(task);
    case "summary":
      return JSON.stringify(summariseLocally(task));
    case "rewrite":
    case "translate":
      throw new TypeError("the local model writes nothing of its own");
    default:
      return name satisfies never;
  }
}

/** Words stand for tokens: nobody is charged by them. */
function usageOf(options: LanguageModelV4CallOptions, text: string): LanguageModelV4Usage {
  const input = JSON.stringify(options.prompt).split(/\s+/).length;
  const output = text.split(/\s+/).length;
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}

const finishReason = { unified: "stop", raw: "stop" } as const;

/** Word by word, in pieces that appear as they are made. */
function streamText(text: string, usage: LanguageModelV4Usage, signal: AbortSignal | undefined) {
  const pieces = text.match(/\s*\S+/g) ?? [];
  let index = 0;
  return new ReadableStream<LanguageModelV4StreamPart>({
    start(controller) {
      controller.enqueue({ type: "stream-start", warnings: [] });
      controller.enqueue({ type: "text-start", id: "1" });
    },
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 8));
      if (signal?.aborted) return controller.error(signal.reason);
      const delta = pieces[index];
      index += 1;
      if (delta !== undefined) return controller.enqueue({ type: "text-delta", id: "1", delta });
      controller.enqueue({ type: "text-end", id: "1" });
      controller.enqueue({ type: "finish", finishReason, usage });
      controller.close();
    },
  });
}

/**
 * The model that needs no key: sorts by resemblance to what the organisation has written, and answers by quoting the
 * passages it is given. It knows nothing else and calls nobody.
 */
export function createLocalModel(): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "handrail",
    modelId: localModelName,
    supportedUrls: {},
    async doGenerate(options) {
      const text = respond(options);
      return { content: [{ type: "text", text }], finishReason, usage: usageOf(options, text), warnings: [] };
    },
    async doStream(options) {
      const text = respond(options);
      return { stream: streamText(text, usageOf(options, text), options.abortSignal) };
    },
  };
}
