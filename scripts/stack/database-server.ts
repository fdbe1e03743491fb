import path from "node:path";
import type { ServerEnv } from "@handrail/env";
import { StartError } from "./root.ts";

export type Server = { ownerUrl: string; stop: () => Promise<void> };

const databaseOfOurs = "handrail";

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** An error that says itself what to do is shown as it is; any other keeps its stack. */
export function explained(error: unknown) {
  const name = error instanceof Error ? error.name : "";
  const isKnown = name === "EmbeddedPostgresError" || name === "DeployError";
  return isKnown ? new StartError(wordsOf(error), { cause: error }) : error;
}

/** The database server: the one of DATABASE_URL, or the embedded one on the data folder. */
export async function openServer(env: ServerEnv, log: (line: string) => void): Promise<Server> {
  const { DATABASE_URL } = env.settings;
  if (DATABASE_URL) return { ownerUrl: DATABASE_URL, stop: async () => undefined };
  const { startPostgres } = await import("@handrail/embedded");
  try {
    const postgres = await startPostgres({ dataDir: path.join(env.dataDir, "postgres"), log });
    const url = new URL(postgres.url);
    url.pathname = `/${databaseOfOurs}`;
    return { ownerUrl: url.href, stop: postgres.stop };
  } catch (error) {
    throw explained(error);
  }
}
