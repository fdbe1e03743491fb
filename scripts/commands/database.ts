import path from "node:path";
import type { ServerEnv } from "@handrail/env";
import { runTask } from "../stack/build.ts";
import { type DatabaseUrls, ensureDemo, prepareDatabase } from "../stack/database.ts";
import { openServer, type Server } from "../stack/database-server.ts";
import { placeDemoHost } from "../stack/demo-host.ts";
import { StartError } from "../stack/root.ts";
import { readSettings } from "../stack/settings.ts";
import { readSecrets, type Secrets } from "../stack/state.ts";

const say = (line: string) => console.log(`  ${line}`);

type Opened = { env: ServerEnv; urls: DatabaseUrls & { applied: string[] }; secrets: Secrets };

async function runningUrl(env: ServerEnv) {
  if (!env.isDatabaseEmbedded) return undefined;
  const { findRunningPostgres } = await import("@handrail/embedded");
  const url = await findRunningPostgres(path.join(env.dataDir, "postgres"));
  return url && Object.assign(new URL(url), { pathname: "/handrail" }).href;
}

/** The server of a start that is under way, else one for as long as the command takes. */
async function joinServer(env: ServerEnv): Promise<Server> {
  const ownerUrl = await runningUrl(env);
  return ownerUrl ? { ownerUrl, stop: async () => undefined } : openServer(env, say);
}

/** Runs a command on the migrated database, beside a running start or without one. */
export async function withDatabase<T>(work: (opened: Opened) => Promise<T>, overrides = {}): Promise<T> {
  const env = readSettings(overrides);
  await runTask("generate", "@handrail/db");
  const secrets = await readSecrets(env.dataDir);
  const server = await joinServer(env);
  try {
    return await work({ env, secrets, urls: await prepareDatabase(env, server.ownerUrl, secrets) });
  } finally {
    await server.stop();
  }
}

/** `db migrate`: applies what is pending, makes roles and queues. */
export function migrateDatabase() {
  return withDatabase(async ({ urls }) => {
    for (const name of urls.applied) say(`applied ${name}`);
    console.log(urls.applied.length === 0 ? "Nothing to apply." : `${urls.applied.length} applied.`);
    return 0;
  });
}

/** `db seed`: fills an empty database with the demo. */
export function seedDatabase() {
  return withDatabase(
    async ({ env, urls, secrets }) => {
      const demo = await ensureDemo(env, urls, {
        log: say,
        secrets,
        demoHost: await placeDemoHost(env, secrets),
      });
      console.log(demo.isThere ? "The demo is there." : "The database holds organisations: left as it is.");
      return demo.isThere ? 0 : 1;
    },
    { DEMO: "true" },
  );
}

/** `db reset --yes`: drops everything and migrates again. */
export async function resetTheDatabase(args: string[]) {
  const env = readSettings();
  const { databaseName, describeUrl, resetDatabase } = await import("@handrail/db/deploy/index");
  if (await runningUrl(env)) throw new StartError("Handrail is running on this data folder: stop it first.");
  const server = await openServer(env, say);
  try {
    const { ownerUrl } = server;
    if (!args.includes("--yes")) {
      throw new StartError(
        `This drops everything in ${describeUrl(ownerUrl)}. To do it: pnpm db:reset --yes`,
      );
    }
    await resetDatabase({ ownerUrl, database: databaseName(ownerUrl) });
  } finally {
    await server.stop();
  }
  return migrateDatabase();
}
