import pg from "pg";
import { driverUrl } from "./database-url.ts";
import { DeployError } from "./deploy-error.ts";
import type { Migration } from "./migrations.ts";
import { type EngineDatabase, openSchemaEngine, type SchemaEngine } from "./schema-engine.ts";

type Job = {
  ownerUrl: string;
  /** Role that will own what the migrations make. */
  owner: string;
  folder: string;
  migrations: Migration[];
  pending: Migration[];
};

const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
const filters = { externalTables: [], externalEnums: [] };

function listUpTo(job: Job, last: Migration) {
  const upTo = job.migrations.slice(0, job.migrations.indexOf(last) + 1);
  return {
    baseDir: job.folder,
    lockfile,
    shadowDbInitScript: "",
    migrationDirectories: upTo.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: script } },
    })),
  };
}

/** PostgreSQL's message, with the line where it tells one. */
function reason(error: unknown, script: string) {
  if (!(error instanceof Error)) return String(error);
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  const line = position > 0 ? ` (line ${script.slice(0, position).split("\n").length})` : "";
  return `${error.message}${line}`;
}

/** A pool of exactly this connection: what was set on it holds, and when it breaks nothing continues on another. */
function singleConnection(pool: pg.Pool, client: pg.PoolClient): pg.Pool {
  return Object.assign(Object.create(pool), { query: (config: pg.QueryArrayConfig) => client.query(config) });
}

/**
 * Applies what is pending through Prisma's engine, into Prisma's own table. Each migration is one transaction with
 * its record: after an error nothing of it is there, and it can run again.
 */
export async function applyMigrations(job: Job) {
  const pool = new pg.Pool({ connectionString: driverUrl(job.ownerUrl), max: 1 });
  pool.on("error", () => {});
  const client = await pool.connect();
  let firstError: unknown;
  const database: EngineDatabase = {
    pool: singleConnection(pool, client),
    onError: (error) => {
      firstError ??= error;
    },
    openShadow: () => Promise.reject(new Error("Deploying needs no shadow database.")),
  };
  const applyOne = async (engine: SchemaEngine, migration: Migration) => {
    firstError = undefined;
    await client.query("BEGIN");
    try {
      await engine.applyMigrations({ migrationsList: listUpTo(job, migration), filters });
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      const cause = firstError ?? error;
      const why = reason(cause, migration.script);
      throw new DeployError(`The migration ${migration.name} failed and was undone: ${why}`, { cause });
    }
  };
  try {
    await client.query(`SET ROLE ${pg.escapeIdentifier(job.owner)}`);
    const engine = await openSchemaEngine(database);
    for (const migration of job.pending) await applyOne(engine, migration);
  } finally {
    client.release(true);
    await pool.end();
  }
  return job.pending.map(({ name }) => name);
}
