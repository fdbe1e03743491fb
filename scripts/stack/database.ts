import type { ServerEnv } from "@handrail/env";
import { explained } from "./database-server.ts";
import type { Secrets } from "./state.ts";

export type DatabaseUrls = { appUrl: string; workerUrl: string; jobsUrl: string };

/** Migrates, makes the roles and the job queue. Needs the generated database client. */
export async function prepareDatabase(env: ServerEnv, ownerUrl: string, secrets: Secrets) {
  const { deploy } = await import("@handrail/db/deploy/index");
  const { installJobs } = await import("@handrail/core/adapters/jobs");
  const { APP_DATABASE_URL, WORKER_DATABASE_URL, JOBS_DATABASE_URL } = env.settings;
  try {
    const deployed = await deploy({
      ownerUrl,
      secret: env.settings.AUTH_SECRET ?? secrets.auth,
      urls: { app: APP_DATABASE_URL, worker: WORKER_DATABASE_URL, jobs: JOBS_DATABASE_URL },
    });
    await installJobs({ jobsUrl: deployed.jobsUrl });
    return deployed;
  } catch (error) {
    throw explained(error);
  }
}

export type DemoState = {
  /** The database holds the demo, now or from an earlier start. */
  isThere: boolean;
  accounts: readonly { organization: string; role: string; email: string }[];
  password: string;
};

/** Makes searchable what an upgrade of the index left unsearchable. */
export async function ensureIndex(urls: DatabaseUrls, log: (line: string) => void): Promise<void> {
  const { openDatabase } = await import("@handrail/core/adapters/database");
  const { indexMissingArticles } = await import("@handrail/core/kb/index");
  const db = openDatabase(urls.appUrl, { max: 2 });
  try {
    const count = await indexMissingArticles(db);
    if (count > 0) log(`indexed ${count} articles`);
  } finally {
    await db.close();
  }
}

/** Seeds the demo into an empty database where that is wanted. */
export async function ensureDemo(
  env: ServerEnv,
  urls: DatabaseUrls,
  given: {
    log: (line: string) => void;
    secrets: Secrets;
    demoHost: { origin: string; secret: string } | null;
  },
): Promise<DemoState> {
  const { openDatabase } = await import("@handrail/core/adapters/database");
  const { createVault } = await import("@handrail/core/adapters/vault");
  const { demoAccounts, demoPassword, findHostAgain, seedDemo } = await import("@handrail/demo");
  const { log, secrets, demoHost } = given;
  const vault = createVault(env.settings.AUTH_SECRET ?? secrets.auth);
  const host = demoHost ? { ...demoHost, vault } : undefined;
  const db = openDatabase(urls.appUrl, { max: 4 });
  try {
    const isNew = env.withDemo && (await seedDemo({ db, now: new Date(), log, host }));
    if (host && !isNew) await findHostAgain(db, host.origin);
    const isThere = (await db.withNobody((tx) => tx.organization.count({ where: { isDemo: true } }))) > 0;
    return { isThere, accounts: demoAccounts, password: demoPassword };
  } finally {
    await db.close();
  }
}
