import { createOpenAI } from "@ai-sdk/openai";
import { redactPersonal } from "@handrail/contracts/redact";
import { embedMany } from "ai";
import { LRUCache } from "lru-cache";
import type { EmbedderPort, LogPort, Vector } from "../ports.ts";

export type EmbedderSettings = { apiKey?: string; baseUrl?: string; embeddingModel?: string };

const longestBatchMs = 60_000;
const longestQueryMs = 3_000;
/** How long a service that failed is left alone. */
const pauseMs = 15_000;
/** What a service that was last slower than anybody waits is given. */
const impatientMs = 50;
const mostDimensions = 8_192;
const longestText = 8_000;

const queriesKept = { max: 500, ttl: 10 * 60_000 };

function toVector(numbers: readonly number[]): Vector {
  const length = Math.hypot(...numbers);
  const isUsable = numbers.length > 0 && numbers.length <= mostDimensions && length > 0;
  if (!isUsable || !Number.isFinite(length)) throw new Error("the embedding is no direction");
  return Float32Array.from(numbers, (number) => number / length);
}

function toVectors(embeddings: readonly (readonly number[])[], asked: number): Vector[] {
  const vectors = embeddings.map(toVector);
  const isSameSpace = vectors.every(({ length }) => length === vectors[0]?.length);
  if (vectors.length !== asked || !isSameSpace) throw new Error("not one embedding for each text");
  return vectors;
}

const within = <T>(work: Promise<T>, ms: number): Promise<T | null> => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

/** What is asked of the service: nothing that points at a person goes there (attack I8). */
const keyOf = (query: string) => redactPersonal(query).trim().toLowerCase().replace(/\s+/g, " ");

/**
 * The embedding model of any OpenAI-compatible service; null where none is configured. Queries are remembered for a
 * while, so that what came too late for one search is there for the next.
 */
export function createEmbedder(settings: EmbedderSettings, log: LogPort): EmbedderPort | null {
  const { apiKey, baseUrl, embeddingModel: name } = settings;
  if (!name || (!apiKey && !baseUrl)) return null;
  const provider = createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
  const model = provider.embedding(name);
  const queries = new LRUCache<string, Promise<Vector | null>>(queriesKept);
  let pausedUntil = 0;
  let lastTookMs = 0;

  async function embed(texts: readonly string[], signal: AbortSignal): Promise<Vector[]> {
    const values = texts.map((text) => text.slice(0, longestText));
    const { embeddings } = await embedMany({ model, values, maxRetries: 0, abortSignal: signal });
    return toVectors(embeddings, texts.length);
  }

  async function ask(key: string): Promise<Vector | null> {
    const begun = performance.now();
    try {
      const [vector = null] = await embed([key], AbortSignal.timeout(longestQueryMs));
      return vector;
    } catch (error) {
      pausedUntil = performance.now() + pauseMs;
      queries.delete(key);
      log.error("search goes by words alone: no embedding", { model: name, error: String(error) });
      return null;
    } finally {
      lastTookMs = performance.now() - begun;
    }
  }

  return {
    name,
    embedTexts: (texts, signal) => {
      const tooLong = AbortSignal.timeout(longestBatchMs);
      return embed(texts, signal ? AbortSignal.any([signal, tooLong]) : tooLong);
    },
    embedQuery: async (query, waitMs) => {
      const key = keyOf(query);
      const known = queries.get(key);
      if (known) return within(known, waitMs);
      if (!key || performance.now() < pausedUntil) return null;
      const asked = ask(key);
      queries.set(key, asked);
      return within(asked, lastTookMs > waitMs ? Math.min(impatientMs, waitMs) : waitMs);
    },
  };
}
