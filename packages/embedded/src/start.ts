import { ensureCluster, openCluster } from "./cluster.ts";
import { lockFolder } from "./folder-lock.ts";
import { adoptServer, startServer, stopServer, superuserUrl } from "./server.ts";

export type RunningPostgres = {
  /** Connection URL of the superuser `postgres`, database `postgres`. */
  url: string;
  port: number;
  /** Fast shutdown; resolves when the server has ended. May be called more than once. */
  stop: () => Promise<void>;
};

export type StartOptions = {
  /** Folder of this server alone; made when missing. */
  dataDir: string;
  /** Told in one sentence what is happening. */
  log?: (message: string) => void;
};

type Tuning = { settings: Record<string, string>; initdbArgs: string[] };

/** @internal `startPostgres` with settings on top of its own. */
export async function startTuned(options: StartOptions, tuning: Tuning): Promise<RunningPostgres> {
  const log = options.log ?? (() => {});
  const cluster = await openCluster(options.dataDir);
  const release = await lockFolder(cluster.folder, cluster.lockFile);
  try {
    if (await ensureCluster(cluster, tuning.initdbArgs)) log(`PostgreSQL data prepared in ${cluster.folder}`);
    const adopted = await adoptServer(cluster);
    if (adopted) log(`PostgreSQL of an earlier start found running on port ${adopted.port}`);
    const server = adopted ?? (await startServer(cluster, tuning.settings));
    const url = await superuserUrl(cluster, server.port);
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= stopServer(cluster, server).finally(release);
      return stopping;
    };
    return { url, port: server.port, stop };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Starts the embedded PostgreSQL 18 on a data folder, or takes over the one that an interrupted start left
 * running there. It listens on 127.0.0.1 only, with a password that never leaves the folder.
 * Its own words go to `postgres.log` in the folder.
 * @throws EmbeddedPostgresError with what to do: folder in use, no binaries for this platform, refused as root.
 */
export function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  return startTuned(options, { settings: {}, initdbArgs: [] });
}
