import { parseArgs } from "node:util";
import { createEmbedder } from "@handrail/core/adapters/embedder";
import { openDatabase } from "@handrail/db";
import { deploy } from "@handrail/db/deploy/index";
import { startThrowawayPostgres } from "@handrail/embedded";
import pg from "pg";
import { quantile, rounded } from "../bench/load.ts";
import { readSettings } from "../scripts/stack/settings.ts";
import { type Query, readDataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";
import { lunrSearch, miniSearch } from "./libraries.ts";
import { ourSearch } from "./ours.ts";
import { tsRank } from "./ts-rank.ts";

/**
 * How often the article that answers is among the first, for the product's own search and, in the same run, for
 * MiniSearch, lunr and `ts_rank`. Ours goes through the product's own index and search on a real PostgreSQL. With an
 * embedding model in the settings (`OPENAI_EMBEDDING_MODEL`) there is a line for words and meaning together.
 */
const { values } = parseArgs({ options: { data: { type: "string" } } });
if (!values.data) {
  process.stderr.write("Usage: pnpm eval retrieval --data FOLDER   (articles.jsonl and queries.jsonl)\n");
  process.exit(1);
}

async function measure(engine: Engine, queries: readonly Query[]) {
  const latencies: number[] = [];
  const ranks: number[] = [];
  for (const { query } of queries.slice(0, 20)) await engine.search(query);
  for (const { query, relevant } of queries) {
    const startedAt = performance.now();
    const ids = await engine.search(query);
    latencies.push(performance.now() - startedAt);
    const place = ids.findIndex((id) => relevant.includes(id));
    ranks.push(place < 0 ? Number.POSITIVE_INFINITY : place + 1);
  }
  const percent = (count: number) => rounded((100 * count) / queries.length, 1);
  const within = (most: number) => percent(ranks.filter((rank) => rank <= most).length);
  return {
    hit1: within(1),
    hit3: within(3),
    hit5: within(5),
    mrr: percent(ranks.reduce((sum, rank) => sum + 1 / rank, 0)),
    p50: rounded(quantile(latencies, 0.5)),
    p95: rounded(quantile(latencies, 0.95)),
  };
}

const dataset = await readDataset(values.data);
const warn = (message: string) => process.stderr.write(`${message}\n`);
const { settings } = readSettings();
const embedder = createEmbedder(
  {
    ...(settings.OPENAI_API_KEY ? { apiKey: settings.OPENAI_API_KEY } : {}),
    ...(settings.OPENAI_BASE_URL ? { baseUrl: settings.OPENAI_BASE_URL } : {}),
    ...(settings.OPENAI_EMBEDDING_MODEL ? { embeddingModel: settings.OPENAI_EMBEDDING_MODEL } : {}),
  },
  { info: () => undefined, error: warn },
);
const postgres = await startThrowawayPostgres();
const { appUrl } = await deploy({ ownerUrl: postgres.url, secret: "for one run only" });
const db = openDatabase(appUrl);
try {
  const startedAt = performance.now();
  const { engines, late } = await ourSearch(db, dataset, embedder);
  const indexSeconds = rounded((performance.now() - startedAt) / 1_000, 1);
  const owner = new pg.Client(postgres.url);
  await owner.connect();
  await owner.query("VACUUM ANALYZE");
  await owner.end();
  const ranked = await tsRank(postgres.url, dataset);
  const results: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  console.log(
    `${dataset.name}: ${dataset.articles.length} articles, ${dataset.queries.length} queries, ${dataset.locale}`,
  );
  console.log(`engine      hit@1  hit@3  hit@5    MRR   p50 ms   p95 ms`);
  for (const engine of [...engines, miniSearch(dataset), lunrSearch(dataset), ranked]) {
    const result = await measure(engine, dataset.queries);
    results[engine.name] = result;
    const { hit1, hit3, hit5, mrr, p50, p95 } = result;
    const cells = [hit1, hit3, hit5, mrr].map((value) => value.toFixed(1).padStart(6)).join(" ");
    console.log(
      `${engine.name.padEnd(11)} ${cells} ${p50.toFixed(2).padStart(8)} ${p95.toFixed(2).padStart(8)}`,
    );
  }
  await ranked.close();
  if (embedder) console.log(`${embedder.name}: ${late.size} queries went by words alone, for it was late`);
  const { handrail, hybrid: _, ...others } = results;
  const isMet = (["hit1", "hit3", "hit5"] as const).every((goal) =>
    Object.values(others).every((other) => (handrail?.[goal] ?? 0) >= other[goal]),
  );
  const { name, locale, articles, queries } = dataset;
  const counts = { articles: articles.length, queries: queries.length };
  console.log(
    JSON.stringify({ eval: "retrieval", set: name, locale, ...counts, indexSeconds, ...results, isMet }),
  );
} finally {
  await db.close();
  await postgres.stop();
}
