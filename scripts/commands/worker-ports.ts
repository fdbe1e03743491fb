import type { Ports } from "@handrail/core";
import { parseWorkerEnv } from "@handrail/env";
import { planProcesses } from "../stack/processes.ts";
import { withDatabase } from "./database.ts";

/** Runs a command with what the worker has at hand: database, storage, jobs. Beside a running start or without one. */
export function withWorkerPorts<T>(work: (ports: Ports) => Promise<T>): Promise<T> {
  return withDatabase(async ({ env, urls, secrets }) => {
    const { openPorts } = await import("../../apps/worker/src/ports.ts");
    const plan = await planProcesses(env, {
      urls,
      secrets,
      mode: "production",
      demoHost: null,
      hasDemo: false,
    });
    const worker = plan.find(({ name }) => name === "worker");
    const { ports, close } = await openPorts(parseWorkerEnv(worker?.env ?? {}));
    try {
      return await work(ports);
    } finally {
      await close();
    }
  });
}
