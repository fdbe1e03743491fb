import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { commandLine, isAlive } from "./processes.ts";

/** What `postmaster.pid` tells: PostgreSQL writes one fact per line. */
export type PidFile = { pid: number; port: number; status: string };

const pidFilePath = (pgdata: string) => path.join(pgdata, "postmaster.pid");

/** Reads `postmaster.pid`; `undefined` when no server has left one. */
export async function readPidFile(pgdata: string): Promise<PidFile | undefined> {
  const content = await readFile(pidFilePath(pgdata), "utf8").catch(() => "");
  const lines = content.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7] ?? "" };
}

/** Whether the process of a pid file really is the server of this folder, and not a later one with its number. */
export async function isServerOf(pgdata: string, pid: number) {
  if (!isAlive(pid)) return false;
  const command = await commandLine(pid);
  return command === undefined || (command.includes("postgres") && command.includes(pgdata));
}

/** The server that runs on this folder, started by whomever; a pid file without one is removed. */
export async function findServer(pgdata: string) {
  const found = await readPidFile(pgdata);
  if (found && (await isServerOf(pgdata, found.pid))) return found;
  await rm(pidFilePath(pgdata), { force: true });
  return undefined;
}
