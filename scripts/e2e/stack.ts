// Started by Playwright: the whole product on a data folder of its own, and a door through which tests stop the
// realtime server and start it again.
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { parseServerEnv } from "@handrail/env";
import { root } from "../stack/root.ts";
import { startStack } from "../stack/start-stack.ts";

const { HANDRAIL_E2E_PORT = "", HANDRAIL_E2E_CONTROL_PORT = "", HANDRAIL_E2E_DATA_DIR = "" } = process.env;
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

const { realtime } = stack.processes;
const actions: Record<string, () => Promise<void>> = {
  "GET /ready": async () => undefined,
  "POST /realtime/kill": async () => realtime?.kill(),
  "POST /realtime/restart": async () => realtime?.restart(),
};

const control = createServer((request, response) => {
  const action =
    actions[`${request.method} ${request.url}`] ?? (() => Promise.reject(new Error("no such action")));
  action().then(
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
