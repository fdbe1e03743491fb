import { startJobRunner } from "@handrail/core/adapters/job-runner";
import { catchUpEmbeddings } from "@handrail/core/kb/index";
import { parseWorkerEnv, SettingsError } from "@handrail/env";
import { startAutoClose } from "./auto-close.ts";
import { createHandlers } from "./handlers.ts";
import { startOutboxSweep } from "./outbox-sweep.ts";
import { openPorts } from "./ports.ts";

function settings() {
  try {
    return parseWorkerEnv(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(`worker cannot start:\n${error.message}`);
    return process.exit(1);
  }
}

const env = settings();
const { ports, realtime, close } = await openPorts(env);
const runner = await startJobRunner({
  jobsUrl: env.jobsDatabaseUrl,
  handlers: createHandlers(ports),
  log: ports.log,
});
const sweep = startOutboxSweep({ db: ports.db, send: realtime.send, log: ports.log });
const autoClose = startAutoClose(ports);
await catchUpEmbeddings(ports).catch((error: unknown) => {
  ports.log.error("embeddings may lag behind", { error: String(error) });
});

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await Promise.all([runner.stop(), sweep.stop(), autoClose.stop()]);
  await close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.on(signal, () => void stop());

ports.log.info("worker started");
process.send?.({ type: "ready" });
