import { globSync } from "node:fs";
import path from "node:path";
import { run } from "../checks/outcome.ts";
import { runTask } from "../stack/build.ts";
import { root, StartError } from "../stack/root.ts";

/** What is measured, and where its programs are. */
const kinds = {
  /** Prints a ratio against a baseline measured in the same run. */
  bench: "bench",
  /** Runs the product's functions on a folder of data. */
  eval: "evals",
  /** Breaks things on purpose and counts what was lost. */
  chaos: "chaos",
} as const;

/** Runs one program of a kind by its name; each ends with one line of JSON that states what was measured. */
export function measure(kind: keyof typeof kinds) {
  return async ([what, ...args]: string[]) => {
    const folder = kinds[kind];
    const files = globSync(`${folder}/*.${kind}.ts`, { cwd: root });
    const names = files.map((file) => path.basename(file, `.${kind}.ts`)).sort();
    if (what === undefined || !names.includes(what)) {
      throw new StartError(`Which ${kind}? There is: ${names.join(", ")}.`);
    }
    await runTask("generate", "@handrail/db");
    const { ok } = await run({ command: ["node", `${folder}/${what}.${kind}.ts`, ...args], isShown: true });
    return ok ? 0 : 1;
  };
}
