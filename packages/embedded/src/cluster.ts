import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Binaries, findBinaries } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { chooseRunAs, handOver, type RunAs } from "./run-as.ts";

/** A data folder and what is needed to run a server on it. */
export type Cluster = {
  folder: string;
  pgdata: string;
  passwordFile: string;
  portFile: string;
  lockFile: string;
  logFile: string;
  binaries: Binaries;
  runAs: RunAs;
};

const majorVersion = "18";

/** Makes the folder, private to its owner, and finds the programs. Nothing of PostgreSQL is started. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const binaries = await findBinaries();
  const runAs = await chooseRunAs(folder, binaries.postgres);
  await handOver(folder, runAs);
  return {
    folder,
    pgdata: path.join(folder, "data"),
    passwordFile: path.join(folder, "password"),
    portFile: path.join(folder, "port"),
    lockFile: path.join(folder, "lock"),
    logFile: path.join(folder, "postgres.log"),
    binaries,
    runAs,
  };
}

/** Runs a PostgreSQL program to its end; returns what it said when it failed. */
export function runProgram(cluster: Cluster, program: string, args: string[]): Promise<string | undefined> {
  const { prefix, uid, gid } = cluster.runAs;
  const [command = program, ...rest] = [...prefix, program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"], uid, gid, cwd: cluster.folder });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0 ? undefined : said));
  });
}

async function initialise(cluster: Cluster, initdbArgs: string[]) {
  const draft = `${cluster.pgdata}.new`;
  await rm(draft, { recursive: true, force: true });
  await writeFile(cluster.passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  await handOver(cluster.passwordFile, cluster.runAs);
  const failed = await runProgram(cluster, cluster.binaries.initdb, [
    `--pgdata=${draft}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${cluster.passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...initdbArgs,
  ]);
  if (failed !== undefined) {
    throw new EmbeddedPostgresError(`PostgreSQL could not prepare ${cluster.folder}: ${failed.trim()}`);
  }
  await rename(draft, cluster.pgdata);
}

/**
 * Prepares the folder on first use; an interrupted first use starts over.
 * @returns whether it was new.
 * @throws EmbeddedPostgresError when the data was written by another major version.
 */
export async function ensureCluster(cluster: Cluster, initdbArgs: string[]) {
  const version = await readFile(path.join(cluster.pgdata, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) {
    await initialise(cluster, initdbArgs);
    return true;
  }
  if (version.trim() !== majorVersion) {
    throw new EmbeddedPostgresError(
      `${cluster.folder} holds data of PostgreSQL ${version.trim()}, this is ${majorVersion}: ` +
        "dump it with the old version and restore it here, or choose another folder with DATA_DIR.",
    );
  }
  return false;
}

/** Password of the superuser, as written at first use. */
export async function readPassword(cluster: Cluster) {
  const password = await readFile(cluster.passwordFile, "utf8").catch(() => "");
  if (password.trim() !== "") return password.trim();
  throw new EmbeddedPostgresError(
    `${cluster.passwordFile} is missing, and with it the way into the data of ${cluster.folder}: restore the file, or choose another folder with DATA_DIR.`,
  );
}
