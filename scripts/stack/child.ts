import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root, StartError } from "./root.ts";

export type ChildOptions = {
  name: string;
  /** Script and arguments, from the project's root. */
  args: string[];
  env: Record<string, string>;
  logDir: string;
  /** Prints lines for the person at the keyboard. */
  print: (line: string) => void;
  /** Everything it says is printed, not only what it says on standard error. */
  verbose?: boolean;
  /** The process keeps dying; called once, with its last words. */
  onGiveUp: (error: StartError) => void;
};

export type Child = {
  /** Resolves when the process says that it is ready. Rejects when it is given up before. */
  ready: Promise<void>;
  /** Asks it to end, ends it when it does not; it is not started again. */
  stop: () => Promise<void>;
  /** Kills it at once and keeps it down until `restart`. */
  kill: () => Promise<void>;
  /**
   * Never two at once: asked again before the new process is there, it is the same restart. Not after `stop`.
   * `extra` environment lasts until a restart is given another.
   */
  restart: (extra?: Record<string, string>) => Promise<void>;
  /** Tells it that its sources changed. */
  reload: () => void;
  pid: () => number | undefined;
};

const follower = new URL("follow-parent.mjs", import.meta.url).href;
const keepLogBytes = 5_000_000;
const lastLines = 30;
const patience = { deaths: 5, withinMs: 60_000 };
const stopTimeoutMs = 30_000;

function openLog(logDir: string, name: string) {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const file = path.join(logDir, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > keepLogBytes) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: "a", mode: 0o600 });
}

/** Starts a process of ours and starts it again, with growing delays, when it dies. */
export function startChild(options: ChildOptions): Child {
  const { name, args, env, print } = options;
  const log = openLog(options.logDir, name);
  const deaths: number[] = [];
  let recent: string[] = [];
  let more: Record<string, string> = {};
  let current: ChildProcess | undefined;
  let isWanted = true;
  let isStopped = false;
  let restarting: Promise<void> | undefined;
  const ready = Promise.withResolvers<void>();
  let again = Promise.withResolvers<void>();
  for (const { promise } of [ready, again]) promise.catch(() => undefined);

  function listen(stream: NodeJS.ReadableStream | null, isError: boolean) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      log.write(chunk);
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      recent = [...recent, ...lines].slice(-lastLines);
      if (isError || options.verbose) for (const line of lines) print(`[${name}] ${line}`);
    });
  }

  function launch() {
    const child = spawn(process.execPath, ["--import", follower, ...args], {
      cwd: root,
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Its own process group: Ctrl-C reaches the start alone, which then stops everything in order.
      detached: process.platform !== "win32",
    });
    current = child;
    listen(child.stdout, false);
    listen(child.stderr, true);
    child.on("message", (message: { type?: string }) => {
      if (message?.type !== "ready") return;
      ready.resolve();
      again.resolve();
    });
    child.on("error", (error) => recent.push(String(error)));
    child.once("close", (code, signal) => void died(child, signal ?? `code ${code}`));
  }

  async function died(child: ChildProcess, how: string) {
    if (current === child) current = undefined;
    if (!isWanted) return;
    const now = Date.now();
    deaths.push(now);
    const recently = deaths.filter((at) => now - at < patience.withinMs).length;
    if (recently >= patience.deaths) {
      const error = new StartError(`${name} keeps ending (${how}). Its last words:\n${recent.join("\n")}`);
      isWanted = false;
      ready.reject(error);
      again.reject(error);
      options.onGiveUp(error);
      return;
    }
    print(`${name} ended unexpectedly (${how}), starting it again`);
    await sleep(250 * 2 ** recently);
    if (isWanted && !current) launch();
  }

  function end(signal: NodeJS.Signals): Promise<void> {
    isWanted = false;
    const child = current;
    if (!child) return Promise.resolve();
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    child.kill(signal);
    const insist = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
    return ended.finally(() => clearTimeout(insist));
  }

  async function relaunch() {
    await end("SIGTERM");
    if (isStopped) return;
    isWanted = true;
    deaths.length = 0;
    const next = Promise.withResolvers<void>();
    next.promise.catch(() => undefined);
    again.resolve(next.promise);
    again = next;
    launch();
  }

  launch();
  return {
    ready: ready.promise,
    stop: () => {
      isStopped = true;
      return end("SIGTERM").finally(() => log.end());
    },
    kill: () => end("SIGKILL"),
    restart: async (extra = more) => {
      if (!restarting) more = extra;
      restarting ??= relaunch().finally(() => {
        restarting = undefined;
      });
      await restarting;
      if (!isStopped) await again.promise;
    },
    reload: () => {
      if (current?.connected) current.send({ type: "reload" });
    },
    pid: () => current?.pid,
  };
}
