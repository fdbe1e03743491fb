import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type RunningPostgres, startThrowawayPostgres } from "@handrail/embedded";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deploy, withDatabase } from "./deploy/index.ts";

const run = promisify(execFile);
const packageFolder = path.resolve(import.meta.dirname, "..");

let postgres: RunningPostgres;
let ownerUrl: string;

/** The Prisma CLI as `pnpm prisma` starts it: on this process's Node, with the schema engine of this package. */
async function prisma(...args: string[]) {
  const { DATABASE_URL: _, PRISMA_SCHEMA_ENGINE_BINARY: __, ...inherited } = process.env;
  const PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`;
  const env = { ...inherited, PATH, DATABASE_URL: ownerUrl, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const result = await run(path.join(packageFolder, "node_modules/.bin/prisma"), args, {
    cwd: packageFolder,
    env,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: "code" in result ? result.code : 0, said: result.stdout + result.stderr };
}

async function databases() {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT datname AS name FROM pg_database ORDER BY 1");
  await client.end();
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  ownerUrl = withDatabase(postgres.url, "handrail");
  await deploy({ ownerUrl, secret: "a secret for tests only" });
});

afterAll(() => postgres?.stop());

const toSchema = ["--to-schema", "prisma/schema", "--exit-code"];

test("the migrations add up to the schema, and no shadow database stays behind", {
  timeout: 30_000,
}, async () => {
  const before = await databases();
  const diff = await prisma("migrate", "diff", "--from-migrations", "prisma/migrations", ...toSchema);
  expect(diff, diff.said).toMatchObject({ code: 0, said: expect.stringContaining("No difference detected") });
  expect(await databases()).toEqual(before);
});

test("a deployed database is up to date and has exactly the schema", { timeout: 30_000 }, async () => {
  const [status, diff] = await Promise.all([
    prisma("migrate", "status"),
    prisma("migrate", "diff", "--from-config-datasource", ...toSchema),
  ]);
  expect(status, status.said).toMatchObject({ code: 0, said: expect.stringContaining("up to date") });
  expect(diff, diff.said).toMatchObject({ code: 0, said: expect.stringContaining("No difference detected") });
});

test("a difference is noticed", { timeout: 30_000 }, async () => {
  const diff = await prisma("migrate", "diff", "--from-empty", ...toSchema);
  expect(diff, diff.said).toMatchObject({ code: 2, said: expect.stringContaining("Added enums") });
});
