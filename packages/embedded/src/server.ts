import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, readPassword, runProgram } from "./cluster.ts";
import { EmbeddedPostgresError, errorCode } from "./errors.ts";
import { findServer, isServerOf, readPidFile } from "./pid-file.ts";
import { choosePort } from "./port.ts";
import { isAlive, until } from "./processes.ts";
import { handOver } from "./run-as.ts";

export type Server = { pid: number; port: number };

const startTimeoutMs = 120_000;
const stopTimeoutMs = 30_000;
const keepLogBytes = 10_000_000;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  cluster_name: "handrail",
};

/** Connection URL of the superuser. */
export async function superuserUrl(cluster: Cluster, port: number) {
  return `postgresql://postgres:${await readPassword(cluster)}@127.0.0.1:${port}/postgres`;
}

async function openLog(cluster: Cluster) {
  const size = await stat(cluster.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > keepLogBytes) await rename(cluster.logFile, `${cluster.logFile}.1`);
  const descriptor = openSync(cluster.logFile, "a", 0o600);
  await handOver(cluster.logFile, cluster.runAs);
  return { descriptor, before: size > keepLogBytes ? 0 : size };
}

async function logSince(cluster: Cluster, before: number) {
  const log = await readFile(cluster.logFile).catch(() => Buffer.alloc(0));
  return log.subarray(before).toString("utf8").trim().split("\n").slice(-8).join("\n");
}

function launch(cluster: Cluster, port: number, descriptor: number, extra: Record<string, string>) {
  const { prefix, uid, gid } = cluster.runAs;
  const options = Object.entries({ ...settings, ...extra, port: String(port) });
  const args = ["-D", cluster.pgdata, ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [command = "", ...rest] = [...prefix, cluster.binaries.postgres, ...args];
  // In a session of its own: Ctrl-C in the terminal must reach us, and only then, through stop(), the server.
  const child = spawn(command, rest, {
    stdio: ["ignore", descriptor, descriptor],
    detached: true,
    cwd: cluster.folder,
    uid,
    gid,
  });
  child.unref();
  return child;
}

/** Waits until the server says it is ready; false when it ended first. */
async function becomesReady(cluster: Cluster, child: ChildProcess) {
  let failed: Error | undefined;
  child.once("error", (error) => {
    failed = error;
  });
  const ended = () => failed !== undefined || child.exitCode !== null || child.signalCode !== null;
  const ready = async () => {
    const file = await readPidFile(cluster.pgdata);
    return file !== undefined && file.pid === child.pid && file.status === "ready";
  };
  const settled = await until(async () => ended() || (await ready()), startTimeoutMs);
  if (failed) throw failed;
  return settled && !ended();
}

const passesSoon = /pre-existing shared memory block|could not bind|Address already in use/;

/** Starts a server on the folder; a port taken in between, or a predecessor still ending, gets another attempt. */
export async function startServer(cluster: Cluster, extra: Record<string, string>): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(cluster);
    const { descriptor, before } = await openLog(cluster);
    const child = launch(cluster, port, descriptor, extra);
    closeSync(descriptor);
    if ((await becomesReady(cluster, child)) && child.pid !== undefined) return { pid: child.pid, port };
    child.kill("SIGQUIT");
    const said = await logSince(cluster, before);
    if (attempt === 5 || !passesSoon.test(said)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start on ${cluster.folder}:\n${said}\nThe whole log is ${cluster.logFile}.`,
      );
    }
    await sleep(300);
  }
}

/** Whether the server answers on its port, lets us in, and serves this folder. */
async function isHealthy(cluster: Cluster, port: number) {
  const client = new pg.Client({
    connectionString: await superuserUrl(cluster, port),
    connectionTimeoutMillis: 3000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    return rows[0]?.folder === cluster.pgdata;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A healthy server that a killed process left behind on this folder; an unhealthy one is stopped. */
export async function adoptServer(cluster: Cluster): Promise<Server | undefined> {
  const found = await findServer(cluster.pgdata);
  if (!found) return undefined;
  await until(async () => {
    const file = await readPidFile(cluster.pgdata);
    return !file || file.status === "ready" || !isAlive(found.pid);
  }, 10_000);
  if (await isHealthy(cluster, found.port)) return { pid: found.pid, port: found.port };
  if (await isServerOf(cluster.pgdata, found.pid)) await stopServer(cluster, found);
  await findServer(cluster.pgdata);
  return undefined;
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written; then, if need be, at once. */
export async function stopServer(cluster: Cluster, server: Server) {
  const ended = async () => !(await isServerOf(cluster.pgdata, server.pid));
  // Windows has no such signals.
  if (process.platform === "win32") {
    await runProgram(cluster, cluster.binaries.pgCtl, ["stop", "-D", cluster.pgdata, "-m", "fast", "-w"]);
    return;
  }
  if (await ended()) return;
  signal(server.pid, "SIGINT");
  if (await until(ended, stopTimeoutMs)) return;
  signal(server.pid, "SIGQUIT");
  if (await until(ended, stopTimeoutMs)) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL (process ${server.pid}) does not stop: see ${cluster.logFile}.`,
  );
}
