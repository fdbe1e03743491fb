import { newId, type Ports } from "@handrail/core";
import { searchArticles } from "@handrail/core/kb/index";
import type { Database } from "@handrail/db";
import { measuredOrganization, publishPages } from "../bench/knowledge-base.ts";
import type { Dataset } from "./dataset.ts";
import { depth, type Engine } from "./engine.ts";

/** What the input of the product's own search takes. */
const longestQuery = 500;

/** Search opens the database and nothing else of the outside world. */
const onlyDatabase = (db: Database): Ports => {
  const missing = new Proxy({}, { get: (_, name) => Promise.reject(new Error(`no ${String(name)} here`)) });
  return Object.assign(Object.create(missing), { db });
};

/** The product's own search, in an organisation of its own, as a visitor sees it. */
export async function ourSearch(db: Database, { articles, locale }: Dataset): Promise<Engine> {
  const org = await measuredOrganization(db, locale);
  const ids = await publishPages(db, org, articles);
  const external = new Map(ids.map((id, index) => [id, articles[index]?.id ?? ""]));
  const ctx = {
    org,
    ports: onlyDatabase(db),
    actor: { kind: "visitor" as const },
    now: () => new Date(),
    requestId: newId(),
  };
  return {
    name: "handrail",
    search: async (query) => {
      const hits = await searchArticles(ctx, { query: query.slice(0, longestQuery).trim(), limit: depth });
      return hits.map(({ articleId }) => external.get(articleId) ?? "");
    },
  };
}
