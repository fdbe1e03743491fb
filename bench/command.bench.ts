import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { demoPassword } from "@handrail/demo";
import pg from "pg";
import { fire, median, quantile, type Round, rounded, type Shot } from "./load.ts";
import { mutationBody } from "./rpc.ts";
import { signIn } from "./sign-in.ts";
import { startBenchStack } from "./stack.ts";

/**
 * A ticket reply through HTTP, tRPC, sign-in, row-level security and outbox, against a bare `node:http` + `pg` server
 * that runs the same statements, on an organisation whose plan sends no mail. Rounds alternate on the same database, so that the ratio holds on a noisy machine.
 */
const rounds = 7;
const durationMs = 2_500;
const concurrency = 8;
const poolSize = 10;

const stack = await startBenchStack();
let baseline: ChildProcess | undefined;
try {
  const databaseUrl = stack.urls.appUrl;
  const db = new pg.Client(databaseUrl);
  await db.connect();
  const organization = await db.query("SELECT id FROM organization WHERE slug = 'opttius'");
  const orgId: string = organization.rows[0].id;
  await db.query("SELECT set_config('app.org_id', $1, false)", [orgId]);
  const conversations: string[] = (
    await db.query(`SELECT c.id FROM conversation c JOIN ticket t ON t.org_id = c.org_id AND t.id = c.ticket_id
      WHERE t.status NOT IN ('closed', 'resolved', 'triaging') ORDER BY c.id`)
  ).rows.map((row) => row.id);
  const membership = await db.query("SELECT id FROM membership WHERE role = 'admin' ORDER BY id LIMIT 1");
  await db.end();

  baseline = fork(path.join(import.meta.dirname, "baseline-reply-server.ts"), [
    JSON.stringify({ databaseUrl, orgId, membershipId: membership.rows[0].id, poolSize }),
  ]);
  const [{ port: baselinePort }] = await once(baseline, "message");
  const cookie = await signIn(stack.url, "admin@opttius.example", demoPassword);

  let turn = 0;
  const command = () => ({
    conversationId: conversations[turn++ % conversations.length] ?? "",
    clientId: randomUUID(),
    body: "Thank you for the details. I have looked at the run log and restarted the gateway; please try once more.",
  });
  const ours = (): Shot => ({
    path: "/api/trpc/conversations.agentReply",
    headers: { "content-type": "application/json", cookie },
    body: mutationBody({ ...command(), lastSeenSeq: 1_000_000 }),
  });
  const bare = (): Shot => ({
    path: "/",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(command()),
  });
  const fireOurs = (ms: number) =>
    fire({ port: stack.port, concurrency, durationMs: ms, next: ours, isOk: (status) => status === 200 });
  const fireBare = (ms: number) =>
    fire({ port: baselinePort, concurrency, durationMs: ms, next: bare, isOk: (status) => status === 200 });

  await fireOurs(durationMs);
  await fireBare(durationMs);
  const pairs: { ours: Round; bare: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await fireOurs(durationMs) : null;
    const bareRound = await fireBare(durationMs);
    const oursRound = first ?? (await fireOurs(durationMs));
    pairs.push({ ours: oursRound, bare: bareRound });
    process.stderr.write(
      `round ${round + 1}: ${rounded(oursRound.perSecond, 0)}/s against ${rounded(bareRound.perSecond, 0)}/s\n`,
    );
  }
  const failures = pairs.reduce((sum, pair) => sum + pair.ours.failures + pair.bare.failures, 0);
  const latencies = (side: "ours" | "bare") => pairs.flatMap((pair) => pair[side].latenciesMs);
  console.log(
    JSON.stringify({
      bench: "command",
      ratio_throughput: rounded(median(pairs.map(({ ours, bare }) => ours.perSecond / bare.perSecond))),
      goal: 0.5,
      concurrency,
      rounds,
      failures,
      ours_per_second: rounded(median(pairs.map((pair) => pair.ours.perSecond)), 0),
      bare_per_second: rounded(median(pairs.map((pair) => pair.bare.perSecond)), 0),
      ratio_p50: rounded(median(latencies("ours")) / median(latencies("bare"))),
      ratio_p95: rounded(quantile(latencies("ours"), 0.95) / quantile(latencies("bare"), 0.95)),
    }),
  );
  process.exitCode = failures > 0 ? 1 : 0;
} finally {
  baseline?.disconnect();
  await stack.stop();
}
