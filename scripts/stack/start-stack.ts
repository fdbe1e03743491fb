import path from "node:path";
import type { ServerEnv } from "@handrail/env";
import { runTask } from "./build.ts";
import { type Child, startChild } from "./child.ts";
import type { DatabaseUrls, DemoState } from "./database.ts";
import { openServer } from "./database-server.ts";
import { placeDemoHost } from "./demo-host.ts";
import { waitUntilHealthy } from "./health.ts";
import { requireFreePort } from "./ports.ts";
import { prepare } from "./prepare.ts";
import { type Process, type ProcessName, planProcesses } from "./processes.ts";
import type { StartError } from "./root.ts";
import { readSecrets } from "./state.ts";
import { watchSources } from "./watch.ts";

export type StackOptions = {
  env: ServerEnv;
  mode: "production" | "development";
  /** Told what is being done, one line each. */
  log: (line: string) => void;
  /** A process keeps dying; everything has been stopped. */
  onFailure: (error: StartError) => void;
  signal?: AbortSignal;
};

export type Stack = {
  url: string;
  urls: DatabaseUrls;
  demo: DemoState;
  processes: Partial<Record<ProcessName, Child>>;
  /** Stops web, worker and realtime, then PostgreSQL. May be called more than once. */
  stop: () => Promise<void>;
};

/** What has been started so far, ended in the reverse order. */
function undoList() {
  const steps: (() => Promise<void>)[] = [];
  let undoing: Promise<void> | undefined;
  const undo = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  return {
    add: (step: () => Promise<void>) => steps.push(step),
    undo: () => {
      undoing ??= undo();
      return undoing;
    },
  };
}

/** Starts the processes and waits until all of them work. Rejects when one keeps dying. */
async function startProcesses(plan: Process[], options: StackOptions, onGiveUp: (error: StartError) => void) {
  const { env, mode, log, signal } = options;
  const processes: Stack["processes"] = {};
  for (const { name, args, env: environment } of plan) {
    processes[name] = startChild({
      ...{ name, args, env: environment, print: log, onGiveUp },
      logDir: path.join(env.dataDir, "logs"),
      verbose: mode === "development",
    });
  }
  const ready = Object.values(processes).map((child) => child.ready);
  return { processes, ready: Promise.all([...ready, waitUntilHealthy(env, signal)]) };
}

function restartOnChange(processes: Stack["processes"], log: StackOptions["log"]) {
  return watchSources(processes, (name, child, how) => {
    log(how === "restart" ? `${name} starts again with the changes` : `${name} takes the changes in`);
    if (how === "reload") child.reload();
    else child.restart().catch(() => undefined);
  });
}

/** Starts everything that the settings leave to us, in order. What was started is stopped again when a step fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { env, mode, log, signal } = options;
  const started = undoList();
  let isUp = false;
  const onGiveUp = (error: StartError) => {
    if (!isUp) return;
    if (mode === "development") log(`${error.message}\nIt starts again with the next change.`);
    else void started.undo().then(() => options.onFailure(error));
  };
  const say = (line: string) => log(`  ${line}`);
  try {
    await requireFreePort(env);
    const secrets = await readSecrets(env.dataDir);
    const generated = runTask("generate", "@handrail/db", signal);
    const built = generated.then(() =>
      mode === "production" ? runTask("build", "@handrail/web", signal) : undefined,
    );
    built.catch(() => undefined);

    log(env.isDatabaseEmbedded ? "Starting PostgreSQL" : "Connecting to PostgreSQL");
    const server = await openServer(env, say);
    started.add(server.stop);
    await generated;
    log("Preparing the database");
    const demoHost = await placeDemoHost(env, secrets);
    const preparation = { env, ownerUrl: server.ownerUrl, secrets, demoHost };
    const { urls, demo } = await prepare(preparation, say, signal);
    if (mode === "production") log("Building the web application, where it changed");
    await built;

    log("Starting the processes");
    const plan = await planProcesses(env, { urls, secrets, mode, demoHost, hasDemo: demo.isThere });
    const { processes, ready } = await startProcesses(plan, options, onGiveUp);
    started.add(async () => {
      await Promise.all([processes.web?.stop(), processes.worker?.stop()]);
      await Promise.all([processes.realtime?.stop(), processes.demo?.stop()]);
    });
    await ready;
    if (mode === "development") {
      const unwatch = restartOnChange(processes, log);
      started.add(async () => unwatch());
    }
    isUp = true;
    return { url: env.publicUrl, urls, demo, processes, stop: started.undo };
  } catch (error) {
    await started.undo();
    throw error;
  }
}
