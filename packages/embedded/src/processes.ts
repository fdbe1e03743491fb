import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { errorCode } from "./errors.ts";

const run = promisify(execFile);

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

async function ps(pid: number, column: string) {
  const { stdout } = await run("ps", ["-p", String(pid), "-o", `${column}=`]).catch(() => ({ stdout: "" }));
  return stdout.trim();
}

/** Command line of a process, `""` for one that has ended, `undefined` where the platform does not tell. */
export async function commandLine(pid: number) {
  if (process.platform === "win32") return undefined;
  if (process.platform !== "linux") return ps(pid, "command");
  const raw = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return raw.replaceAll("\0", " ").trim();
}

/** Tells a process from a later one with the same id: when it started, in the platform's own words. */
export async function startedAt(pid: number) {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") return ps(pid, "lstart");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return afterName[19] ?? "";
}

/** Asks again every few milliseconds until the answer is true or the time is over; returns the last answer. */
export async function until(answer: () => boolean | Promise<boolean>, timeoutMs: number) {
  const deadline = Date.now() + timeoutMs;
  while (!(await answer())) {
    if (Date.now() >= deadline) return false;
    await sleep(10);
  }
  return true;
}
