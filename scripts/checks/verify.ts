import { globSync } from "node:fs";
import path from "node:path";
import { runTask } from "../stack/build.ts";
import { root } from "../stack/root.ts";
import { checkMessages } from "./messages.ts";
import { check, type Outcome, run, sum } from "./outcome.ts";

const atOnce = 2;

/** Runs a few at a time: the type checker alone keeps more than one core busy. */
async function inTurn(works: (() => Promise<Outcome>)[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = [...works];
  const lane = async () => {
    for (let work = queue.shift(); work; work = queue.shift()) outcomes.push(await work());
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return outcomes;
}

/** Format, lint, types, structure, messages, unused code: everything that needs no database. */
export async function verify(): Promise<Outcome> {
  const generated = await check("database client", async () => {
    await runTask("generate", "@handrail/db");
    return { ok: true, said: "" };
  });
  const projects = globSync("{apps,packages}/*/tsconfig.json", { cwd: root }).sort();
  const types = [...projects, "scripts/tsconfig.json"].map((project) => path.dirname(project));
  const catalogues = async () => {
    const problems = checkMessages(path.join(root, "apps/web/messages"));
    return { ok: problems.length === 0, said: problems.join("\n") };
  };
  const outcomes = await inTurn([
    () => check("format and lint", () => run({ command: ["biome", "check", "--error-on-warnings", "."] })),
    () => check("structure", () => run({ command: ["node", "scripts/check-structure.ts"] })),
    () => check("message catalogues", catalogues),
    () => check("unused files, exports and dependencies", () => run({ command: ["knip", "--no-progress"] })),
    ...types.map(
      (folder) => () =>
        check(`types of ${folder}`, () => run({ command: ["tsc", "--noEmit", "-p", folder] })),
    ),
  ]);
  return sum([generated, ...outcomes]);
}
