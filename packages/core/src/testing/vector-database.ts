import { readdirSync, readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite-pgvector";
import type { HotSql } from "@handrail/db";

const migrations = new URL("../../../db/prisma/migrations/", import.meta.url);

export type VectorDatabase = {
  /** As its owner, past row-level security: to fill it. */
  fill(text: string, values?: unknown[]): Promise<void>;
  /** As the application sees it, inside an organisation. */
  within<T>(orgId: string, work: (sql: HotSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const asDriverGivesIt = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value) : value);

/** A PostgreSQL with pgvector, which the embedded server has not, in memory and with every migration applied. */
export async function openVectorDatabase(): Promise<VectorDatabase> {
  const db = await PGlite.create({ extensions: { vector, btree_gin, pg_trgm, unaccent } });
  for (const { name } of readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .toSorted((a, b) => a.name.localeCompare(b.name)))
    await db.exec(readFileSync(new URL(`${name}/migration.sql`, migrations), "utf8"));
  return {
    fill: async (text, values) => void (await db.query(text, values)),
    within: (orgId, work) =>
      db.transaction(async (tx) => {
        await tx.exec("SET LOCAL ROLE handrail_app");
        await tx.query("SELECT set_config('app.org_id', $1, true)", [orgId]);
        const run: HotSql["last"] = async ({ text, values }) => {
          const { rows } = await tx.query<Record<string, unknown>>(text, values);
          return rows.map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asDriverGivesIt(value)])),
          );
        };
        return work(Object.assign(run, { last: run }));
      }),
    close: () => db.close(),
  };
}
