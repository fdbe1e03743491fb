// Runs on any Node from 18 on, before anything is known to be installed: plain JavaScript, nothing imported.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const ownNode = path.join(root, "node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
const isRecent = Number(process.versions.node.split(".")[0]) >= 24;

/** Where Node keeps our TypeScript compiled: the next start is faster and needs less memory. */
const compileCache = "node_modules/.cache/handrail-node";

const missing = `Handrail is not installed completely: its own Node.js is missing
(${ownNode}; this is Node.js ${process.versions.node}, and Handrail runs on 24).

Install again, from ${root}:
  npx -y pnpm@12.21.0 install

If that fails, its last lines say why: usually the npm registry cannot be reached, or the
environment forbids install scripts (npm_config_ignore_scripts).`;

/** Runs a TypeScript file on the Node that the project brings, with this process's arguments; here when this is it. */
export async function runOnOwnNode(script) {
  const file = path.join(root, "scripts", script);
  if (isRecent && existsSync(ownNode)) {
    const { enableCompileCache } = await import("node:module");
    enableCompileCache(path.join(root, compileCache));
    await import(pathToFileURL(file).href);
    return;
  }
  if (!existsSync(ownNode)) {
    console.error(missing);
    process.exit(1);
  }
  const child = spawn(ownNode, [file, ...process.argv.slice(2)], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`${missing}\n\n${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
