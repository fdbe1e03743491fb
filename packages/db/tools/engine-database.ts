import { randomUUID } from "node:crypto";
import pg from "pg";
import { databaseName, driverUrl, withDatabase } from "../src/deploy/database-url.ts";
import type { EngineDatabase } from "../src/deploy/schema-engine.ts";

const prismaCodes: Record<string, string> = {
  "3D000": "P1003",
  "28P01": "P1000",
  "28000": "P1000",
  ECONNREFUSED: "P1001",
  ENOTFOUND: "P1001",
};
const madeMeanwhile = new Set(["42P04", "23505"]);

const errorCode = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

async function withClient(url: string, run: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(driverUrl(url));
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

/** The engine's database at `url`; its shadow database lives on the same server and needs CREATEDB. */
export function engineDatabase(url: string): EngineDatabase {
  const pool = new pg.Pool({ connectionString: driverUrl(url), max: 1 });
  return {
    pool,
    async openShadow() {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`;
      await withClient(url, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
      const shadow = new pg.Pool({ connectionString: driverUrl(withDatabase(url, name)), max: 1 });
      const dispose = async () => {
        await shadow.end();
        await withClient(url, (client) =>
          client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
        );
      };
      return { pool: shadow, dispose };
    },
  };
}

async function changeDatabase(url: string, statement: "CREATE DATABASE" | "DROP DATABASE IF EXISTS") {
  const name = pg.escapeIdentifier(databaseName(url));
  await withClient(withDatabase(url, "postgres"), (client) => client.query(`${statement} ${name}`));
}

/** The engine's `cli` commands; returns the exit code, and tells an error on stderr in the engine's log format. */
export async function runDatabaseCommand(command: string, url: string) {
  try {
    if (command === "can-connect-to-database") await withClient(url, (client) => client.query("SELECT 1"));
    else if (command === "create-database") await changeDatabase(url, "CREATE DATABASE");
    else if (command === "drop-database") await changeDatabase(url, "DROP DATABASE IF EXISTS");
    else throw new Error(`Unknown command "${command}".`);
    return 0;
  } catch (error) {
    if (madeMeanwhile.has(errorCode(error))) return 0;
    const message = error instanceof Error ? error.message : String(error);
    const fields = { message, is_panic: false, error_code: prismaCodes[errorCode(error)] ?? "P1010" };
    const record = { level: "ERROR", target: "schema_engine::logger", timestamp: new Date(), fields };
    process.stderr.write(`\n${JSON.stringify(record)}\n`);
    return 1;
  }
}
