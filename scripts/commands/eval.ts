import { globSync } from "node:fs";
import path from "node:path";
import { run } from "../checks/outcome.ts";
import { runTask } from "../stack/build.ts";
import { root, StartError } from "../stack/root.ts";

/** Runs one evaluation of `evals/` on a folder of data; each ends with one line of JSON. */
export async function runEval([what, ...args]: string[]) {
  const names = globSync("evals/*.eval.ts", { cwd: root }).map((file) => path.basename(file, ".eval.ts"));
  if (what === undefined || !names.includes(what)) {
    throw new StartError(`Which evaluation? There is: ${names.sort().join(", ") || "none yet"}.`);
  }
  await runTask("generate", "@handrail/db");
  const { ok } = await run({ command: ["node", `evals/${what}.eval.ts`, ...args], isShown: true });
  return ok ? 0 : 1;
}
