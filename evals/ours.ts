import { type EmbedderPort, newId, type Ports } from "@handrail/core";
import { searchArticles, syncEmbeddings } from "@handrail/core/kb/index";
import type { Database } from "@handrail/db";
import { measuredOrganization, publishPages } from "../bench/knowledge-base.ts";
import type { Dataset } from "./dataset.ts";
import { depth, type Engine } from "./engine.ts";

/** What the input of the product's own search takes. */
const longestQuery = 500;

const silent = { info: () => undefined, error: () => undefined };

/** Search opens the database, the model where there is one, and nothing else of the outside world. */
const searchPorts = (db: Database, embedder: EmbedderPort | null): Ports => {
  const missing = new Proxy({}, { get: (_, name) => Promise.reject(new Error(`no ${String(name)} here`)) });
  return Object.assign(Object.create(missing), { db, embedder, log: silent });
};

/** Counts the queries that the model did not place in the time that a search has. */
function counted(embedder: EmbedderPort) {
  const late = new Set<string>();
  const port: EmbedderPort = {
    ...embedder,
    embedQuery: async (query, waitMs) => {
      const vector = await embedder.embedQuery(query, waitMs);
      if (!vector) late.add(query);
      return vector;
    },
  };
  return { port, late };
}

/**
 * The product's own search, in an organisation of its own, as a visitor sees it: by words, and with a model by words
 * and meaning, both on the same index.
 */
export async function ourSearch(
  db: Database,
  { articles, locale }: Dataset,
  embedder: EmbedderPort | null,
): Promise<{ engines: Engine[]; late: ReadonlySet<string> }> {
  const org = await measuredOrganization(db, locale);
  const ids = await publishPages(db, org, articles);
  const external = new Map(ids.map((id, index) => [id, articles[index]?.id ?? ""]));
  const contextWith = (model: EmbedderPort | null) => ({
    ...{ org, ports: searchPorts(db, model), now: () => new Date(), requestId: newId() },
    actor: { kind: "visitor" as const },
  });
  const engine = (name: string, model: EmbedderPort | null): Engine => {
    const ctx = contextWith(model);
    return {
      name,
      search: async (query) => {
        const hits = await searchArticles(ctx, { query: query.slice(0, longestQuery).trim(), limit: depth });
        return hits.map(({ articleId }) => external.get(articleId) ?? "");
      },
    };
  };
  const byWords = engine("handrail", null);
  if (!embedder) return { engines: [byWords], late: new Set() };
  await syncEmbeddings({ ...contextWith(embedder), actor: { kind: "system", job: "kb.embedding_sync" } });
  const { port, late } = counted(embedder);
  return { engines: [byWords, engine("hybrid", port)], late };
}
