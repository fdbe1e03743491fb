import { spawn } from "node:child_process";
import path from "node:path";
import { root, StartError } from "./root.ts";

const quiet = { NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/** The package manager that runs us, where turbo looks for it. */
function searchPath() {
  const { npm_execpath: manager } = process.env;
  const folders = [path.join(root, "node_modules/.bin"), ...(manager ? [path.dirname(manager)] : [])];
  return [...folders, process.env.PATH ?? ""].join(path.delimiter);
}

/** Runs one task of turbo, which does nothing when its inputs are those of the last time. Throws what the task said. */
export async function runTask(task: string, packageName: string, signal?: AbortSignal): Promise<void> {
  const args = ["run", task, `--filter=${packageName}`, "--output-logs=errors-only"];
  const child = spawn(path.join(root, "node_modules/.bin/turbo"), args, {
    cwd: root,
    env: { ...process.env, ...quiet, NODE_ENV: "production", PATH: searchPath() },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    signal,
  });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    const hint = /pnpm.*not found|unable to find.*pnpm|cannot find binary path/i.test(said)
      ? "\nStart with: npx -y pnpm@12.21.0 start"
      : "";
    throw new StartError(`${packageName} ${task} failed:\n${said.trim()}${hint}`);
  }
}
