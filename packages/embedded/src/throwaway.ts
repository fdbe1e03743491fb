import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { lockHolder } from "./folder-lock.ts";
import { findServer } from "./pid-file.ts";
import { until } from "./processes.ts";
import { type RunningPostgres, startTuned } from "./start.ts";

const prefix = "handrail-postgres-";
const leftBehindMs = 60_000;

const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

/** Test runs that were killed leave a server and a folder behind: end and remove those whose process is gone. */
async function removeLeftBehind() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(tmpdir(), name);
    const entry = await stat(folder).catch(() => undefined);
    if (!entry || entry.uid !== process.getuid?.() || Date.now() - entry.mtimeMs < leftBehindMs) continue;
    if ((await lockHolder(path.join(folder, "lock"))) !== undefined) continue;
    const pgdata = path.join(folder, "data");
    const server = await findServer(pgdata);
    if (server) {
      process.kill(server.pid, "SIGQUIT");
      await until(async () => (await findServer(pgdata)) === undefined, 5000);
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Starts an empty PostgreSQL for tests in a temporary folder, without any care for its data.
 * `stop` also removes the folder.
 */
export async function startThrowawayPostgres(): Promise<RunningPostgres> {
  await removeLeftBehind().catch(() => {});
  const dataDir = await mkdtemp(path.join(tmpdir(), prefix));
  const running = await startTuned({ dataDir }, { settings: fast, initdbArgs: ["--no-sync"] });
  const stop = async () => {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...running, stop };
}
