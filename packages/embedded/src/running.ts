import { openCluster } from "./cluster.ts";
import { findServer } from "./pid-file.ts";
import { superuserUrl } from "./server.ts";

/** Connection URL of the server that runs on a data folder, started by whomever; `undefined` when none does. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const cluster = await openCluster(dataDir);
  const server = await findServer(cluster.pgdata);
  return server && superuserUrl(cluster, server.port);
}
