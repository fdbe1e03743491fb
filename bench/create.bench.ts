import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { installJobs } from "@handrail/core/adapters/jobs";
import { deploy } from "@handrail/db/deploy/index";
import { startThrowawayPostgres } from "@handrail/embedded";
import pg from "pg";
import { fire, median, quantile, type Round, rounded, type Shot } from "./load.ts";
import { mutationBody } from "./rpc.ts";

/**
 * Opening tickets at a concurrency of 32 through HTTP and tRPC, against bare SQL that writes the same rows at the same
 * concurrency. Rounds alternate on one database. Afterwards every number is looked for in the database: none twice,
 * none lost, and no gap in what the desk's counter gave.
 */
const rounds = 5;
const durationMs = 2_500;
const concurrency = 32;
const poolSize = 10;

const postgres = await startThrowawayPostgres();
const urls = await deploy({ ownerUrl: postgres.url, secret: "a secret for benchmarks only" });
await installJobs({ jobsUrl: urls.jobsUrl });
const server = fork(path.join(import.meta.dirname, "create-server.ts"), [
  JSON.stringify({ databaseUrl: urls.appUrl, poolSize }),
]);

/** What the database holds of the numbers that the API gave. */
async function checkNumbers(orgId: string, given: readonly string[]) {
  const db = new pg.Client(urls.appUrl);
  await db.connect();
  await db.query("SELECT set_config('app.org_id', $1, false)", [orgId]);
  const { rows } = await db.query("SELECT number FROM ticket WHERE org_id = $1", [orgId]);
  const counted = await db.query("SELECT value FROM number_counter WHERE org_id = $1", [orgId]);
  await db.end();
  const stored = rows.map(({ number }): string => number);
  const distinct = new Set(stored);
  return {
    duplicates: stored.length - distinct.size + given.length - new Set(given).size,
    lost: given.filter((number) => !distinct.has(number)).length,
    gaps: Number(counted.rows[0].value) - stored.length,
  };
}

try {
  const [{ port, orgId }] = await once(server, "message");
  const given: string[] = [];
  const next = (): Shot => ({
    path: "/api/trpc/tickets.open",
    headers: { "content-type": "application/json" },
    body: mutationBody({
      idempotencyKey: randomUUID(),
      subject: "The report stays empty",
      description: "Since this morning the report has no rows. Yesterday it had them all.",
    }),
  });
  let refusal = "";
  const isOk = (status: number, body: string) => {
    const number = /"number":"([^"]+)"/.exec(body)?.[1];
    if (status === 200 && number) given.push(number);
    else refusal ||= `${status} ${body.slice(0, 500)}`;
    return status === 200 && number !== undefined;
  };
  const fireOurs = () => fire({ port, concurrency, durationMs, next, isOk });
  const runBare = async (): Promise<number> => {
    server.send({ ms: durationMs, concurrency });
    const [{ perSecond }] = await once(server, "message");
    return perSecond;
  };

  await fireOurs();
  await runBare();
  const pairs: { ours: Round; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await fireOurs() : null;
    const bare = await runBare();
    const ours = first ?? (await fireOurs());
    pairs.push({ ours, bare });
    process.stderr.write(
      `round ${round + 1}: ${rounded(ours.perSecond, 0)}/s against ${rounded(bare, 0)}/s\n`,
    );
  }
  if (refusal) process.stderr.write(`first refusal: ${refusal}\n`);
  const failures = pairs.reduce((sum, { ours }) => sum + ours.failures, 0);
  const latencies = pairs.flatMap(({ ours }) => ours.latenciesMs);
  const { duplicates, lost, gaps } = await checkNumbers(orgId, given);
  console.log(
    JSON.stringify({
      bench: "create",
      ratio_throughput: rounded(median(pairs.map(({ ours, bare }) => ours.perSecond / bare))),
      ...{ concurrency, rounds, failures, duplicates, lost, gaps },
      tickets: given.length,
      ours_per_second: rounded(median(pairs.map(({ ours }) => ours.perSecond)), 0),
      bare_per_second: rounded(median(pairs.map(({ bare }) => bare)), 0),
      p50_ms: rounded(median(latencies)),
      p95_ms: rounded(quantile(latencies, 0.95)),
    }),
  );
  process.exitCode = failures + duplicates + lost + gaps > 0 ? 1 : 0;
} finally {
  server.disconnect();
  await postgres.stop();
}
