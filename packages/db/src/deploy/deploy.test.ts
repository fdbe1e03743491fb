import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningPostgres, startThrowawayPostgres } from "@handrail/embedded";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withLogin } from "./database-url.ts";
import { deploy, resetDatabase, withDatabase } from "./index.ts";

let postgres: RunningPostgres;
let folder: string;
const secret = "a secret for tests only, long enough";

const first = `CREATE TABLE note (id int PRIMARY KEY);
DO $$ BEGIN PERFORM 1; PERFORM 2; END $$;
GRANT SELECT, INSERT ON note TO handrail_app;`;

async function scratchMigrations(scripts: Record<string, string>) {
  const dir = await mkdtemp(path.join(folder, "migrations-"));
  for (const [name, script] of Object.entries(scripts)) await writeMigration(dir, name, script);
  return dir;
}

async function writeMigration(dir: string, name: string, script: string) {
  await mkdir(path.join(dir, name), { recursive: true });
  await writeFile(path.join(dir, name, "migration.sql"), script);
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const databaseUrl = (name: string) => withDatabase(postgres.url, name);

/** A database of its own role, as an administrator of a hosted PostgreSQL hands it out. */
async function hostedDatabase(name: string, attributes: string) {
  await query(postgres.url, `CREATE ROLE ${name} LOGIN PASSWORD 'hosted' ${attributes}`);
  await query(postgres.url, `CREATE DATABASE ${name} OWNER ${name}`);
  return withLogin(databaseUrl(name), { role: name, password: "hosted" });
}

beforeAll(async () => {
  postgres = await startThrowawayPostgres();
  folder = await mkdtemp(path.join(tmpdir(), "handrail-deploy-test-"));
});

afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("as the owner of a hosted database", () => {
  test("with CREATEROLE everything is made, with the product's own migrations", async () => {
    const ownerUrl = await hostedDatabase("hosted", "CREATEROLE");
    const { applied, appUrl, jobsUrl } = await deploy({ ownerUrl, secret });
    expect(applied.length).toBeGreaterThan(0);
    await query(appUrl, "SELECT count(*) FROM organization");
    await query(jobsUrl, "CREATE TABLE pgboss.job ()");
    expect((await deploy({ ownerUrl, secret })).applied).toEqual([]);
  });

  test("a second owner on the same server learns that the groups are not his to give", async () => {
    const ownerUrl = await hostedDatabase("second", "CREATEROLE");
    await expect(deploy({ ownerUrl, secret })).rejects.toThrow(
      /GRANT "handrail_app" TO "second" WITH ADMIN OPTION/,
    );
    await query(postgres.url, "GRANT handrail_app, handrail_worker TO second WITH ADMIN OPTION");
    expect((await deploy({ ownerUrl, secret })).applied.length).toBeGreaterThan(0);
  });

  test("without CREATEROLE the message says what to do, and doing it works", async () => {
    const ownerUrl = await hostedDatabase("plain", "");
    const migrationsDir = await scratchMigrations({ "1_first": first });
    await expect(deploy({ ownerUrl, secret, migrationsDir })).rejects.toThrow(
      /CREATEROLE[\s\S]*APP_DATABASE_URL/,
    );
    const names = { app: "plain_a", worker: "plain_w", jobs: "plain_j" };
    for (const role of Object.values(names))
      await query(postgres.url, `CREATE ROLE ${role} LOGIN PASSWORD 'hand'`);
    const url = (role: string) => withLogin(ownerUrl, { role, password: "hand" });
    const urls = { app: url(names.app), worker: url(names.worker), jobs: url(names.jobs) };
    await expect(deploy({ ownerUrl, secret, migrationsDir, urls })).rejects.toThrow(
      /GRANT "plain_j" TO "plain"/,
    );
    await query(postgres.url, "GRANT plain_j TO plain");
    await expect(deploy({ ownerUrl, secret, migrationsDir, urls })).rejects.toThrow(
      /APP_DATABASE_URL.*GRANT handrail_app TO plain_a|WORKER_DATABASE_URL.*GRANT handrail_app, handrail_worker/,
    );
    await query(postgres.url, "GRANT handrail_app TO plain_a, plain_w; GRANT handrail_worker TO plain_w");
    expect((await deploy({ ownerUrl, secret, migrationsDir, urls })).appUrl).toBe(urls.app);
    const owning = { ...urls, app: ownerUrl };
    await expect(deploy({ ownerUrl, secret, migrationsDir, urls: owning })).rejects.toThrow(
      /APP_DATABASE_URL.*"plain" owns/,
    );
    const powerful = { ...urls, app: databaseUrl("plain") };
    await expect(deploy({ ownerUrl, secret, migrationsDir, urls: powerful })).rejects.toThrow(
      /is a superuser/,
    );
  });

  test("a database that is missing and may not be created is a clear error", async () => {
    const ownerUrl = withDatabase(await hostedDatabase("modest", ""), "absent");
    await expect(deploy({ ownerUrl, secret })).rejects.toThrow(/CREATE DATABASE "absent" OWNER "modest"/);
  });

  test("a database of somebody else is refused", async () => {
    await hostedDatabase("theirs", "");
    const ownerUrl = withDatabase(await hostedDatabase("mine", "CREATEROLE"), "theirs");
    await expect(deploy({ ownerUrl, secret })).rejects.toThrow(/"mine" does not own the database/);
  });
});

describe("as a superuser", () => {
  test("several deployers at once agree: everything is applied once", async () => {
    const migrationsDir = await scratchMigrations({
      "1_first": first,
      "2_second": "CREATE TABLE other (id int);",
    });
    const ownerUrls = ["handrail", "handrail", "handrail", "beside"].map(databaseUrl);
    const deployed = await Promise.all(
      ownerUrls.map((ownerUrl) => deploy({ ownerUrl, secret, migrationsDir })),
    );
    const names = deployed.map(({ applied }) => applied.join(" ")).sort();
    expect(names).toEqual(["", "", "1_first 2_second", "1_first 2_second"]);
    const again = await deploy({ ownerUrl: databaseUrl("handrail"), secret, migrationsDir });
    expect(again).toEqual({ ...deployed[0], applied: [] });
    expect(deployed[3]?.appUrl).not.toBe(again.appUrl);

    await query(again.appUrl, "INSERT INTO note VALUES (1)");
    await expect(query(again.appUrl, "SELECT * FROM other")).rejects.toMatchObject({ code: "42501" });
    for (const forbidden of [
      "CREATE TABLE mine ()",
      "CREATE TEMP TABLE mine ()",
      "SET ROLE handrail_owner",
    ]) {
      await expect(query(again.appUrl, forbidden)).rejects.toMatchObject({ code: "42501" });
    }
    const foreign = withDatabase(again.appUrl, "beside");
    await expect(query(foreign, "SELECT 1")).rejects.toMatchObject({ code: "42501" });
    await query(again.jobsUrl, "CREATE TABLE pgboss.job (); DROP TABLE pgboss.job");
  });

  test("the logins are bound by row-level security and own nothing; the tables' owner is no superuser", async () => {
    const roles = await query(
      databaseUrl("handrail"),
      `SELECT rolname AS role, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS power,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
        ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid ORDER BY 1) AS groups
      FROM pg_roles r WHERE rolname LIKE 'handrail_%_login' ORDER BY 1`,
    );
    const bound = { power: false, owned: 0 };
    expect(roles).toEqual([
      { role: "handrail_app_login", ...bound, groups: ["handrail_app"] },
      { role: "handrail_jobs_login", ...bound, groups: [] },
      { role: "handrail_worker_login", ...bound, groups: ["handrail_app", "handrail_worker"] },
    ]);
    const owners = await query(
      databaseUrl("handrail"),
      "SELECT DISTINCT tableowner AS owner, rolsuper AS super, rolcanlogin AS login FROM pg_tables JOIN pg_roles ON rolname = tableowner WHERE schemaname = 'public'",
    );
    expect(owners).toEqual([{ owner: "handrail_owner", super: false, login: false }]);
  });

  test("another secret gives the roles other passwords", async () => {
    const migrationsDir = await scratchMigrations({ "1_first": first });
    const before = await deploy({ ownerUrl: databaseUrl("secrets"), secret, migrationsDir });
    const after = await deploy({ ownerUrl: databaseUrl("secrets"), secret: "another secret", migrationsDir });
    await query(after.workerUrl, "SELECT 1");
    await expect(query(before.workerUrl, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });
});

describe("migrations", () => {
  test("a failing one is undone whole, names its error, and runs once it is mended", async () => {
    const ownerUrl = databaseUrl("failing");
    const broken = "CREATE TABLE half (id int);\nINSERT INTO nowhere VALUES (1);";
    const migrationsDir = await scratchMigrations({ "1_first": first, "2_broken": broken });
    const failing = deploy({ ownerUrl, secret, migrationsDir });
    await expect(failing).rejects.toThrow(
      /2_broken failed and was undone.*relation "nowhere" does not exist \(line 2\)/,
    );
    expect(await query(ownerUrl, "SELECT to_regclass('note') AS note, to_regclass('half') AS half")).toEqual([
      { note: "note", half: null },
    ]);
    await writeMigration(migrationsDir, "2_broken", "CREATE TABLE half (id int);");
    expect((await deploy({ ownerUrl, secret, migrationsDir })).applied).toEqual(["2_broken"]);
  });

  test("an edited and an unknown one are refused", async () => {
    const ownerUrl = databaseUrl("edited");
    const migrationsDir = await scratchMigrations({ "1_first": first });
    await deploy({ ownerUrl, secret, migrationsDir });
    await writeMigration(migrationsDir, "1_first", `${first} -- later`);
    await expect(deploy({ ownerUrl, secret, migrationsDir })).rejects.toThrow(/1_first was edited/);
    const other = await scratchMigrations({ "1_other": first });
    await expect(deploy({ ownerUrl, secret, migrationsDir: other })).rejects.toThrow(
      /1_first, which this version/,
    );
  });
});

describe("addresses that lead nowhere", () => {
  test.each([
    [
      "wrong password",
      () => withLogin(postgres.url, { role: "postgres", password: "guess" }),
      /refuses the login "postgres"/,
    ],
    [
      "nobody listens",
      () => "postgresql://someone:guess@127.0.0.1:1/x",
      /no PostgreSQL answers at 127\.0\.0\.1:1\/x/,
    ],
    ["not a URL", () => "guess", /must look like postgresql:/],
  ])("%s: named, without the password", async (_, url, message) => {
    const failed = await deploy({ ownerUrl: url(), secret }).catch((error: unknown) => error);
    expect(String(failed)).toMatch(message);
    expect(String(failed)).toContain("DATABASE_URL");
    expect(String(failed)).not.toContain("guess");
  });
});

describe("resetDatabase", () => {
  test("needs the database's name, and empties it", async () => {
    const ownerUrl = databaseUrl("emptied");
    const migrationsDir = await scratchMigrations({ "1_first": first });
    const { appUrl } = await deploy({ ownerUrl, secret, migrationsDir });
    await query(appUrl, "INSERT INTO note VALUES (1)");
    await expect(resetDatabase({ ownerUrl, database: "other" })).rejects.toThrow(/not reset/);
    await expect(resetDatabase({ ownerUrl: postgres.url, database: "postgres" })).rejects.toThrow(
      /not reset/,
    );
    await resetDatabase({ ownerUrl, database: "emptied" });
    expect((await deploy({ ownerUrl, secret, migrationsDir })).appUrl).toBe(appUrl);
    expect(await query(appUrl, "SELECT * FROM note")).toEqual([]);
  });
});
