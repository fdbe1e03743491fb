import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { DeployError } from "./deploy-error.ts";

export type Migration = { name: string; script: string; checksum: string };

export type AppliedMigration = { name: string; checksum: string; finished: boolean };

/** The migrations of the product. */
export const migrationsFolder = path.resolve(import.meta.dirname, "../../prisma/migrations");

async function readMigration(folder: string, name: string): Promise<Migration> {
  const script = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
}

/** Reads a folder of migrations in the order in which they apply. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

/** What Prisma's table says was applied; nothing when there is no such table yet. */
export async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: tables } = await client.query(
    "SELECT WHERE to_regclass('public._prisma_migrations') IS NOT NULL",
  );
  if (tables.length === 0) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/**
 * PURE. The migrations still to apply, in order.
 * @throws DeployError when one was edited after it was applied, failed half-way, or is not known here.
 */
export function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new DeployError(
        `The database has the migration ${name}, which this version does not know: update first.`,
      );
    }
    if (!finished) {
      throw new DeployError(`The migration ${name} was begun and not finished: see prisma migrate resolve.`);
    }
    if (migration.checksum !== checksum) {
      throw new DeployError(
        `The migration ${name} was edited after it was applied here: restore the file, or reset the database (all data is lost).`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
