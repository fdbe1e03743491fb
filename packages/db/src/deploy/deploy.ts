import type pg from "pg";
import { ensureQueueSchema, restrictAccess } from "./access.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { type Authority, readAuthority } from "./authority.ts";
import { checkLogins } from "./check-logins.ts";
import { ensureDatabase } from "./database.ts";
import { loginName } from "./database-url.ts";
import { DeployError, errorCode } from "./deploy-error.ts";
import { migrationsFolder, pendingMigrations, readApplied, readMigrations } from "./migrations.ts";
import { ensureGroupRoles, ensureLogin, type LoginKind } from "./roles.ts";
import { withConnection } from "./session.ts";

export type DeployOptions = {
  /** Login that owns the database, or a superuser (DATABASE_URL). */
  ownerUrl: string;
  /** From which the passwords of the login roles are derived. */
  secret: string;
  /** Login roles made by hand (APP_DATABASE_URL, WORKER_DATABASE_URL, JOBS_DATABASE_URL), used instead of our own. */
  urls?: Partial<Record<LoginKind, string>>;
  /** Folder of migrations; the product's own when not given. */
  migrationsDir?: string;
};

export type Deployed = {
  /** Logs in as a role that row-level security binds. */
  appUrl: string;
  /** The same, and a member of `handrail_worker`. */
  workerUrl: string;
  /** Owns the schema of the job queue and sees nothing else. */
  jobsUrl: string;
  /** Names of the migrations that this call applied. */
  applied: string[];
};

const deployLock = 4_836_022_917_113;
const lockTimeout = "120s";

async function lock(client: pg.Client) {
  await client.query(`SET lock_timeout = '${lockTimeout}'`);
  await client.query("SELECT pg_advisory_lock($1)", [deployLock]).catch((error: unknown) => {
    if (errorCode(error) !== "55P03") throw error;
    throw new DeployError(
      `Another process has been deploying to this database for ${lockTimeout}: try again later.`,
    );
  });
}

async function loginUrls(client: pg.Client, authority: Authority, options: DeployOptions) {
  const { ownerUrl, secret, urls = {} } = options;
  const login = async (kind: LoginKind) =>
    urls[kind] ?? (await ensureLogin(client, kind, { authority, ownerUrl, secret }));
  return { app: await login("app"), worker: await login("worker"), jobs: await login("jobs") };
}

async function migrate(client: pg.Client, authority: Authority, options: DeployOptions) {
  const folder = options.migrationsDir ?? migrationsFolder;
  const migrations = await readMigrations(folder);
  const pending = pendingMigrations(migrations, await readApplied(client));
  if (pending.length === 0) return [];
  return applyMigrations({ ownerUrl: options.ownerUrl, owner: authority.owner, folder, migrations, pending });
}

/**
 * Prepares a database for the product: creates it when it is missing, makes the roles, closes it to others, applies
 * the pending migrations. Safe to call on every start and from several processes at once.
 * @throws DeployError with the setting and what is needed.
 */
export async function deploy(options: DeployOptions): Promise<Deployed> {
  await ensureDatabase(options.ownerUrl);
  return withConnection(options.ownerUrl, async (client) => {
    const authority = await readAuthority(client, options.ownerUrl);
    await lock(client);
    await ensureGroupRoles(client, authority, options.ownerUrl);
    const urls = await loginUrls(client, authority, options);
    const logins = Object.values(urls).map(loginName);
    await restrictAccess(client, authority, logins);
    const applied = await migrate(client, authority, options);
    await ensureQueueSchema(client, authority, loginName(urls.jobs));
    await checkLogins(urls);
    return { appUrl: urls.app, workerUrl: urls.worker, jobsUrl: urls.jobs, applied };
  });
}
