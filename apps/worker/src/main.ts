import { startJobRunner } from "@handrail/core/adapters/job-runner";
import { scheduleTraceExpiry, scheduleUsageWatch } from "@handrail/core/ai-budget/index";
import { scheduleReadWatch, scheduleSeals } from "@handrail/core/audit/index";
import { catchUpEmbeddings } from "@handrail/core/kb/index";
import { schedulePortalExpiry } from "@handrail/core/portal/index";
import { scheduleChatWatch } from "@handrail/core/routing/index";
import { scheduleAutoClose } from "@handrail/core/tickets/index";
import { scheduleRetraining } from "@handrail/core/triage/index";
import { parseWorkerEnv, SettingsError } from "@handrail/env";
import { createHandlers } from "./handlers.ts";
import { startOutboxSweep } from "./outbox-sweep.ts";
import { openPorts } from "./ports.ts";
import { repeat } from "./repeat.ts";

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
const regular = [
  repeat({ everyMinutes: 15, name: "closing what is resolved", log: ports.log }, () =>
    scheduleAutoClose(ports),
  ),
  repeat({ everyMinutes: 60, name: "watching over the use of AI", log: ports.log }, () =>
    scheduleUsageWatch(ports),
  ),
  repeat({ everyMinutes: 24 * 60, name: "forgetting what models were asked", log: ports.log }, () =>
    scheduleTraceExpiry(ports),
  ),
  repeat({ everyMinutes: 0.25, name: "watching over chats", log: ports.log }, () => scheduleChatWatch(ports)),
  repeat({ everyMinutes: 60, name: "sealing the history", log: ports.log }, () => scheduleSeals(ports)),
  repeat({ everyMinutes: 15, name: "watching over who reads how much", log: ports.log }, () =>
    scheduleReadWatch(ports),
  ),
  repeat({ everyMinutes: 24 * 60, name: "learning from tickets", log: ports.log }, () =>
    scheduleRetraining(ports),
  ),
  repeat({ everyMinutes: 24 * 60, name: "forgetting links that open nothing", log: ports.log }, () =>
    schedulePortalExpiry(ports),
  ),
];
await catchUpEmbeddings(ports).catch((error: unknown) => {
  ports.log.error("embeddings may lag behind", { error: String(error) });
});

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await Promise.all([runner.stop(), sweep.stop(), ...regular.map(({ stop }) => stop())]);
  await close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "disconnect"] as const) process.on(signal, () => void stop());

ports.log.info("worker started");
process.send?.({ type: "ready" });
