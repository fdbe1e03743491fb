import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { defaultSettingsMiddleware, wrapLanguageModel } from "ai";
import type { ModelPort } from "../ports.ts";
import { createLocalModel, localModelName } from "./local-model/model.ts";

/** The protocols in which OpenAI-compatible services speak. */
export type ModelApi = "chat" | "responses";
export type ModelSettings = { apiKey?: string; baseUrl?: string; model?: string; api?: ModelApi };

const defaultModel = "gpt-4.1-mini";

/** The service answers and keeps nothing of it: unless told so, the responses protocol stores what customers wrote. */
const forgetful = (model: LanguageModelV4) =>
  wrapLanguageModel({
    model,
    middleware: defaultSettingsMiddleware({ settings: { providerOptions: { openai: { store: false } } } }),
  });

/**
 * Chooses the model, in this one place: any OpenAI-compatible endpoint where a key or an address is set, else the
 * local model that needs neither. Chat completions are what every such service speaks; responses what OpenAI speaks, too.
 */
export function createModel({
  apiKey,
  baseUrl,
  model = defaultModel,
  api = "chat",
}: ModelSettings): ModelPort {
  if (!apiKey && !baseUrl) return { model: createLocalModel(), name: localModelName, isLocal: true };
  const provider = createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
  return {
    model: api === "chat" ? provider.chat(model) : forgetful(provider.responses(model)),
    name: model,
    isLocal: false,
  };
}
