import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { root, StartError } from "./root.ts";

const quiet = { NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/** The package manager that runs us, where turbo looks for it. */
function searchPath() {
  const { npm_execpath: manager } = process.env;
  const folders = [path.join(root, "node_modules/.bin"), ...(manager ? [path.dirname(manager)] : [])];
  return [...folders, process.env.PATH ?? ""].join(path.delimiter);
}

/** Ends a process with everything that it started: `turbo` starts the package manager, which starts the build. */
function endGroup({ pid }: ChildProcess, isGroup: boolean) {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, "SIGTERM");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Runs a command. With a `signal` it has a process group of its own, which Ctrl-C does not reach: what it started ends
 * when the signal says so, and with us. Resolves to how it ended and what it said.
 */
export async function runToEnd(command: string, args: readonly string[], options: RunOptions) {
  const { env, signal } = options;
  signal?.throwIfAborted();
  const isWindows = process.platform === "win32";
  const isGroup = !isWindows && signal !== undefined;
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    shell: isWindows,
    detached: isGroup,
  });
  const end = () => endGroup(child, isGroup);
  process.once("exit", end);
  signal?.addEventListener("abort", end, { once: true });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    signal?.throwIfAborted();
    return { code, said };
  } finally {
    process.off("exit", end);
    signal?.removeEventListener("abort", end);
  }
}

type RunOptions = { env: NodeJS.ProcessEnv; signal?: AbortSignal | undefined };

/** Runs one task of turbo, which does nothing when its inputs are those of the last time. Throws what the task said. */
export async function runTask(task: string, packageName: string, signal?: AbortSignal): Promise<void> {
  const args = ["run", task, `--filter=${packageName}`, "--output-logs=errors-only"];
  const env = { ...process.env, ...quiet, NODE_ENV: "production", PATH: searchPath() } as const;
  const { code, said } = await runToEnd(path.join(root, "node_modules/.bin/turbo"), args, { env, signal });
  if (code !== 0) {
    const hint = /pnpm.*not found|unable to find.*pnpm|cannot find binary path/i.test(said)
      ? "\nStart with: npx -y pnpm@12.21.0 start"
      : "";
    throw new StartError(`${packageName} ${task} failed:\n${said.trim()}${hint}`);
  }
}
