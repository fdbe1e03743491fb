import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { openDatabase } from "@handrail/db";
import { findRunningPostgres } from "@handrail/embedded";
import pg from "pg";
import superjson from "superjson";
import { measuredOrganization, publishPages } from "./knowledge-base.ts";
import { fire, median, quantile, type Round, rounded, type Shot } from "./load.ts";
import { startBenchStack } from "./stack.ts";
import { type Corpus, zipfCorpus } from "./zipf-text.ts";

/**
 * A visitor's search through HTTP and tRPC, against a bare `node:http` + `pg` server that runs the same statements, in
 * knowledge bases of three sizes: natural questions and beginnings of words, one at a time and sixteen at once. Rounds
 * alternate on the same database, so that the ratio holds on a noisy machine. Sizes may be given as arguments.
 */
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [100, 1_000, 10_000];
const concurrencies = [1, 16];
const rounds = 3;
const durationMs = 1_500;
const goals = { ratio: 2, growth: 3 };

type Place = { size: number; orgId: string; slug: string; corpus: Corpus; indexSeconds: number };

const stack = await startBenchStack();
let baseline: ChildProcess | undefined;
try {
  const places: Place[] = [];
  const db = openDatabase(stack.urls.appUrl, { max: 2 });
  for (const size of sizes) {
    const corpus = zipfCorpus(size);
    const org = await measuredOrganization(db, "en");
    const startedAt = performance.now();
    await publishPages(db, org, corpus.pages);
    const indexSeconds = rounded((performance.now() - startedAt) / 1_000, 1);
    process.stderr.write(`${size} articles written and indexed in ${indexSeconds} s\n`);
    places.push({ size, orgId: org.id, slug: org.slug, corpus, indexSeconds });
  }
  await db.close();
  const running = await findRunningPostgres(path.join(stack.dataDir, "postgres"));
  const owner = new pg.Client(Object.assign(new URL(running ?? ""), { pathname: "/handrail" }).href);
  await owner.connect();
  await owner.query("VACUUM ANALYZE");
  await owner.end();

  baseline = fork(path.join(import.meta.dirname, "baseline-search-server.ts"), [
    JSON.stringify({ databaseUrl: stack.urls.appUrl, poolSize: stack.poolSize }),
  ]);
  const [{ port: barePort }] = await once(baseline, "message");

  const asks = {
    questions: (corpus: Corpus) => corpus.question(),
    beginnings: (corpus: Corpus) => corpus.beginning(),
  };
  const cells: Record<string, number | string>[] = [];
  let failures = 0;
  for (const concurrency of concurrencies) {
    for (const [kind, ask] of Object.entries(asks)) {
      for (const { size, orgId, slug, corpus } of places) {
        const ours = (): Shot => {
          const input = JSON.stringify(superjson.serialize({ query: ask(corpus) }));
          return {
            path: `/api/trpc/kb.search?input=${encodeURIComponent(input)}`,
            headers: { cookie: `handrail-org=${slug}` },
          };
        };
        const bare = (): Shot => ({
          path: `/?org=${orgId}&query=${encodeURIComponent(ask(corpus))}`,
          headers: {},
        });
        const isOk = (status: number) => status === 200;
        const fireOurs = (ms: number) =>
          fire({ port: stack.port, concurrency, durationMs: ms, next: ours, isOk });
        const fireBare = (ms: number) =>
          fire({ port: barePort, concurrency, durationMs: ms, next: bare, isOk });
        await fireOurs(durationMs / 3);
        await fireBare(durationMs / 3);
        const both: { ours: Round[]; bare: Round[] } = { ours: [], bare: [] };
        for (let round = 0; round < rounds; round += 1) {
          both.ours.push(await fireOurs(durationMs));
          both.bare.push(await fireBare(durationMs));
        }
        failures += [...both.ours, ...both.bare].reduce((sum, round) => sum + round.failures, 0);
        const [mine, theirs] = [both.ours, both.bare].map((all) => all.flatMap((round) => round.latenciesMs));
        const cell = {
          ...{ kind, concurrency, articles: size },
          p50: rounded(median(mine ?? [])),
          p95: rounded(quantile(mine ?? [], 0.95)),
          bareP50: rounded(median(theirs ?? [])),
          bareP95: rounded(quantile(theirs ?? [], 0.95)),
        };
        const ratios = {
          ratioP50: rounded(cell.p50 / cell.bareP50),
          ratioP95: rounded(cell.p95 / cell.bareP95),
        };
        cells.push({ ...cell, ...ratios });
        process.stderr.write(`${JSON.stringify({ ...cell, ...ratios })}\n`);
      }
    }
  }
  const p50At = (kind: string, concurrency: number, articles: number) =>
    Number(
      cells.find(
        (cell) => cell.kind === kind && cell.concurrency === concurrency && cell.articles === articles,
      )?.p50,
    );
  const growths = concurrencies.flatMap((concurrency) =>
    Object.keys(asks).map((kind) =>
      rounded(p50At(kind, concurrency, 10_000) / p50At(kind, concurrency, 1_000)),
    ),
  );
  console.log(
    JSON.stringify({
      bench: "kb-search",
      ratio_p50: Math.max(...cells.map(({ ratioP50 }) => Number(ratioP50))),
      ratio_p95: Math.max(...cells.map(({ ratioP95 }) => Number(ratioP95))),
      growth: Math.max(...growths),
      goals,
      failures,
      index_seconds: Object.fromEntries(places.map(({ size, indexSeconds }) => [size, indexSeconds])),
      cells,
    }),
  );
  process.exitCode = failures > 0 ? 1 : 0;
} finally {
  baseline?.disconnect();
  await stack.stop();
}
