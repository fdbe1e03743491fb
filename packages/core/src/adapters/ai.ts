import { createOpenAI } from "@ai-sdk/openai";
import type { ModelPort } from "../ports.ts";
import { createLocalModel, localModelName } from "./local-model/model.ts";

export type ModelSettings = { apiKey?: string; baseUrl?: string; model?: string };

const defaultModel = "gpt-4.1-mini";

/**
 * Chooses the model, in this one place: any OpenAI-compatible endpoint where a key or an address is set, else the
 * local model that needs neither.
 */
export function createModel({ apiKey, baseUrl, model = defaultModel }: ModelSettings): ModelPort {
  if (!apiKey && !baseUrl) return { model: createLocalModel(), name: localModelName, isLocal: true };
  const provider = createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
  return { model: provider.chat(model), name: model, isLocal: false };
}
