// Started by Playwright: the whole product on a data folder of its own, and a door through which tests stop the
// realtime server, start it again, give the web process other settings, and let time pass for who has gone.
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findRunningPostgres } from "@handrail/embedded";
import { parseServerEnv } from "@handrail/env";
import pg from "pg";
import { root } from "../stack/root.ts";
import { startStack } from "../stack/start-stack.ts";

const { HANDRAIL_E2E_PORT = "", HANDRAIL_E2E_CONTROL_PORT = "", HANDRAIL_E2E_DATA_DIR = "" } = process.env;
/** How soon the product knows of a browser that was closed. */
const leavingMs = 10_000;
const interrupted = new AbortController();

function fail(error: unknown): never {
  console.error(error);
  process.exit(1);
}

const env = parseServerEnv(
  { PORT: HANDRAIL_E2E_PORT, DATA_DIR: HANDRAIL_E2E_DATA_DIR, DEMO: "true", LOG_LEVEL: "error" },
  root,
);
const stack = await startStack({
  env,
  mode: "production",
  log: (line) => console.log(line),
  onFailure: fail,
  signal: interrupted.signal,
}).catch(fail);

/**
 * As if an agent had last been heard of a while ago: nobody has to wait for the grace to pass. With `hasLeft` only once
 * the product itself knows that the last dashboard is gone.
 */
async function age(email: string, seconds: number, hasLeft: boolean) {
  const url = await findRunningPostgres(path.join(env.dataDir, "postgres"));
  const client = new pg.Client(url && Object.assign(new URL(url), { pathname: "/handrail" }).href);
  await client.connect();
  try {
    const until = Date.now() + leavingMs;
    for (let aged = 0; aged === 0; ) {
      const { rowCount } = await client.query(
        `UPDATE agent_profile p SET last_seen_at = p.last_seen_at - $2 * interval '1 second',
           left_at = p.left_at - $2 * interval '1 second'
         FROM membership m JOIN app_user u ON u.id = m.user_id
         WHERE m.org_id = p.org_id AND m.id = p.membership_id AND u.email = $1
           AND (p.left_at IS NOT NULL OR NOT $3)`,
        [email, seconds, hasLeft],
      );
      aged = rowCount ?? 0;
      if (Date.now() > until) throw new Error(`${email} has not left`);
      if (aged === 0) await sleep(100);
    }
  } finally {
    await client.end();
  }
}

const { realtime, web } = stack.processes;
const actions: Record<string, (given: URLSearchParams) => Promise<void>> = {
  "GET /ready": async () => undefined,
  "POST /realtime/kill": async () => realtime?.kill(),
  "POST /realtime/restart": async () => realtime?.restart(),
  "POST /web/restart": async (given) => web?.restart(Object.fromEntries(given)),
  "POST /agents/age": async (given) =>
    age(given.get("email") ?? "", Number(given.get("seconds")), given.has("left")),
};

const control = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  const action =
    actions[`${request.method} ${pathname}`] ?? (() => Promise.reject(new Error("no such action")));
  action(searchParams).then(
    () => response.writeHead(200).end(),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(HANDRAIL_E2E_CONTROL_PORT), "127.0.0.1");

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  interrupted.abort();
  control.close();
  await stack.stop();
  await rm(env.dataDir, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop().catch(fail));
