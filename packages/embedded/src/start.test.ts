import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningPostgres, startPostgres, startThrowawayPostgres } from "./index.ts";

let dataDir: string;
const running = new Set<RunningPostgres>();

async function start(log?: (message: string) => void) {
  const postgres = await startPostgres({ dataDir, log });
  running.add(postgres);
  return postgres;
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

async function postmasterPid() {
  const file = await readFile(path.join(dataDir, "data/postmaster.pid"), "utf8");
  return Number(file.split("\n")[0]);
}

const starterSource = (folder: string) => `
  import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, "index.ts"))};
  const { url } = await startPostgres({ dataDir: ${JSON.stringify(folder)} });
  console.log(url);
  setInterval(() => {}, 1000);
`;

/** Starts the server from another process and kills that process without a chance to clean up. */
async function startAndKill() {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", starterSource(dataDir)], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
  });
  const [printed] = await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  return String(printed).trim();
}

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "handrail-embedded-test-"));
});

afterAll(async () => {
  for (const postgres of running) await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("startPostgres, one start after the other on the same folder", () => {
  test("prepares the folder on first use, private and in UTC", async () => {
    const said: string[] = [];
    const postgres = await start((message) => said.push(message));
    const [facts] = await query(
      postgres.url,
      `SELECT current_setting('TimeZone') AS zone, current_setting('unix_socket_directories') AS sockets,
        current_setting('listen_addresses') AS addresses, datlocale AS locale, current_setting('server_version_num')::int / 10000 AS major,
        pg_encoding_to_char(encoding) AS encoding, current_setting('fsync') AS fsync
      FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(facts).toEqual({
      zone: "UTC",
      sockets: "",
      addresses: "127.0.0.1",
      locale: "C.UTF-8",
      major: 18,
      encoding: "UTF8",
      fsync: "on",
    });
    expect(said).toHaveLength(1);
    for (const file of ["password", "postgres.log"]) {
      expect((await stat(path.join(dataDir, file))).mode & 0o077).toBe(0);
    }
    const wrong = postgres.url.replace(/:[^:@]+@/, ":wrong@");
    await expect(query(wrong, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    await query(postgres.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await postgres.stop();
    await postgres.stop();
    expect(existsSync(path.join(dataDir, "data/postmaster.pid"))).toBe(false);
  });

  test("keeps data and port, and refuses a second start meanwhile", async () => {
    const remembered = Number(await readFile(path.join(dataDir, "port"), "utf8"));
    const postgres = await start();
    expect(postgres.port).toBe(remembered);
    expect(await query(postgres.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
    await postgres.stop();
  });

  test("takes another port when the remembered one is busy", async () => {
    const remembered = Number(await readFile(path.join(dataDir, "port"), "utf8"));
    const occupant = createServer().listen(remembered, "127.0.0.1");
    await once(occupant, "listening");
    const postgres = await start();
    expect(postgres.port).not.toBe(remembered);
    await query(postgres.url, "SELECT 1");
    await postgres.stop();
    occupant.close();
  });

  test("takes over the server of a killed process, and stops it in the end", async () => {
    const url = await startAndKill();
    const orphan = await postmasterPid();
    const postgres = await start();
    expect(postgres.url).toBe(url);
    expect(await postmasterPid()).toBe(orphan);
    await postgres.stop();
    await expect(query(url, "SELECT 1")).rejects.toThrow();
  });

  test("recovers from a server that was killed itself", async () => {
    const crashed = await start();
    await query(crashed.url, "CREATE TABLE after_crash AS SELECT 1 AS one");
    process.kill(await postmasterPid(), "SIGKILL");
    await crashed.stop();
    const postgres = await start();
    expect(await query(postgres.url, "SELECT one FROM after_crash")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test("is not misled by a pid file that names another living process", async () => {
    await writeFile(
      path.join(dataDir, "data/postmaster.pid"),
      [process.pid, path.join(dataDir, "data"), 1, 1, "", "127.0.0.1", "", "ready"].join("\n"),
    );
    const postgres = await start();
    await query(postgres.url, "SELECT 1");
    await postgres.stop();
  });

  test("is not misled by a lock of a process that ended", async () => {
    await writeFile(path.join(dataDir, "lock"), `${process.pid}\nsome other time\n`);
    const postgres = await start();
    await postgres.stop();
    expect(existsSync(path.join(dataDir, "lock"))).toBe(false);
  });

  test("names the missing password file, and the version of foreign data", async () => {
    const password = await readFile(path.join(dataDir, "password"));
    await rm(path.join(dataDir, "password"));
    await expect(startPostgres({ dataDir })).rejects.toThrow(/password is missing/);
    await writeFile(path.join(dataDir, "password"), password, { mode: 0o600 });
    await writeFile(path.join(dataDir, "data/PG_VERSION"), "17\n");
    await expect(startPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 17, this is 18/);
  });
});

test("a throwaway server leaves nothing behind", async () => {
  const postgres = await startThrowawayPostgres();
  const [row] = await query<{ folder: string; fsync: string }>(
    postgres.url,
    "SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync",
  );
  expect(row?.fsync).toBe("off");
  await postgres.stop();
  expect(existsSync(path.dirname(row?.folder ?? "/"))).toBe(false);
});
