import path from "node:path";
import { dutyPrefix } from "@handrail/contracts";
import { type ServerEnv, toEnvironment } from "@handrail/env";
import type { DatabaseUrls } from "./database.ts";
import type { DemoHostPlace } from "./demo-host.ts";
import { ownAddress } from "./health.ts";
import { privatePort } from "./ports.ts";
import { root } from "./root.ts";
import type { Secrets } from "./state.ts";

export const processNames = ["realtime", "demo", "worker", "web"] as const;
export type ProcessName = (typeof processNames)[number];
export type Process = { name: ProcessName; args: string[]; env: Record<string, string> };

/** What of our own environment every process keeps: where things are, not how the product is set. */
const kept = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "NODE_EXTRA_CA_CERTS"];

const surroundings = () =>
  Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name] ?? ""]] : [])));

async function realtimeSettings(env: ServerEnv, secrets: Secrets) {
  if (!env.isRealtimeEmbedded) return undefined;
  const port = await privatePort(env.dataDir, "realtime");
  return {
    PUSHER_APP_ID: secrets.pusherAppId,
    PUSHER_KEY: secrets.pusherKey,
    PUSHER_SECRET: secrets.pusherSecret,
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: String(port),
    PUSHER_TLS: "false",
    PUSHER_PROXY: "true",
  };
}

/** The processes to start, in order, each with exactly the settings it may know. */
export async function planProcesses(
  env: ServerEnv,
  {
    urls,
    secrets,
    mode,
    demoHost,
    hasDemo,
  }: {
    urls: DatabaseUrls;
    secrets: Secrets;
    mode: "production" | "development";
    demoHost: DemoHostPlace | null;
    hasDemo: boolean;
  },
): Promise<Process[]> {
  const realtime = await realtimeSettings(env, secrets);
  const host = hasDemo ? demoHost : null;
  const common = {
    ...realtime,
    AUTH_SECRET: env.settings.AUTH_SECRET ?? secrets.auth,
    DEMO: String(hasDemo),
    OUTBOUND_ALLOWED_HOSTS: [...env.settings.OUTBOUND_ALLOWED_HOSTS, ...(host ? [host.address] : [])].join(
      ",",
    ),
    DATABASE_URL: undefined,
    APP_DATABASE_URL: undefined,
    WORKER_DATABASE_URL: undefined,
    JOBS_DATABASE_URL: undefined,
  };
  const base = {
    ...surroundings(),
    NODE_COMPILE_CACHE: path.join(root, "node_modules/.cache/handrail-node"),
    // The driver warns of how the database client uses it; neither is ours to change.
    NODE_OPTIONS: "--disable-warning=DeprecationWarning",
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    TZ: "UTC",
  };
  const worker = { WORKER_DATABASE_URL: urls.workerUrl, JOBS_DATABASE_URL: urls.jobsUrl };
  const processes: Process[] = [
    {
      name: "worker",
      args: ["apps/worker/src/main.ts"],
      env: { ...base, ...toEnvironment(env, { ...common, ...worker }) },
    },
    {
      name: "web",
      args: [path.join("apps/web", "server.ts")],
      env: { ...base, ...toEnvironment(env, { ...common, APP_DATABASE_URL: urls.appUrl }) },
    },
  ];
  if (host) {
    const own = { ...base, DEMO_HOST_PORT: String(host.port), DEMO_HOST_SECRET: host.secret };
    processes.unshift({ name: "demo", args: ["apps/demo-host/src/main.ts"], env: own });
  }
  if (!realtime) return processes;
  const own = {
    ...base,
    ...realtime,
    REALTIME_HOST: realtime.PUSHER_HOST,
    REALTIME_PORT: realtime.PUSHER_PORT,
    REALTIME_SIGN_IN_SECONDS: "60",
    REALTIME_WEBHOOK_URL: `${ownAddress(env)}/api/realtime/webhook`,
    REALTIME_WEBHOOK_EVENTS: "channel_occupied channel_vacated",
    REALTIME_WEBHOOK_CHANNELS: dutyPrefix,
  };
  return [{ name: "realtime", args: ["apps/realtime/src/main.ts"], env: own }, ...processes];
}
