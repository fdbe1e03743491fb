import { globSync } from "node:fs";
import path from "node:path";
import { run } from "../checks/outcome.ts";
import { runTask } from "../stack/build.ts";
import { root, StartError } from "../stack/root.ts";

/** Runs one benchmark of `bench/`; each prints a ratio against a baseline measured in the same run. */
export async function runBench([what, ...args]: string[]) {
  const names = globSync("bench/*.bench.ts", { cwd: root }).map((file) => path.basename(file, ".bench.ts"));
  if (what === undefined || !names.includes(what)) {
    throw new StartError(`Which benchmark? There is: ${names.sort().join(", ") || "none yet"}.`);
  }
  await runTask("generate", "@handrail/db");
  const { ok } = await run({ command: ["node", `bench/${what}.bench.ts`, ...args], isShown: true });
  return ok ? 0 : 1;
}
