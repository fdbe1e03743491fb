import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

type Process = { parent: number; command: string };

function readLinuxProcess(pid: number): Process {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    parent: Number(parent),
    command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
  };
}

function readOtherProcess(pid: number): Process {
  const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
  const [, parent, command = ""] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
  return { parent: Number(parent), command };
}

function readProcess(pid: number): Process | undefined {
  try {
    return process.platform === "linux" ? readLinuxProcess(pid) : readOtherProcess(pid);
  } catch {
    return undefined;
  }
}

const isManager = (command: string) => /\b(npx|p?npm)\b/.test(command);
const isShell = (command: string) => /\bsh (-\w+ )*-c\b/.test(command);

/** The package managers that this process was started through, and the shells between them and it. */
function callers(): number[] {
  const found: number[] = [];
  let managed = 0;
  for (let pid = process.ppid; pid > 1; ) {
    const caller = readProcess(pid);
    if (!caller || !(isManager(caller.command) || isShell(caller.command))) break;
    found.push(pid);
    if (isManager(caller.command) && !isShell(caller.command)) managed = found.length;
    pid = caller.parent;
  }
  return found.slice(0, managed);
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Tells when the command that started us (`npx pnpm start`) was ended without telling us: killed alone, it takes
 * nothing with it. Does nothing when started directly.
 */
export function watchCallers(onGone: () => void): void {
  const { npm_lifecycle_event: script } = process.env;
  if (process.platform === "win32" || script === undefined) return;
  const pids = callers();
  const timer = setInterval(() => {
    if (pids.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  timer.unref();
}
