import { spawn } from "node:child_process";
import path from "node:path";
import pc from "picocolors";
import { root } from "../stack/root.ts";

export type Outcome = { passed: number; failed: number; skipped: number };
export const nothing: Outcome = { passed: 0, failed: 0, skipped: 0 };

export const sum = (outcomes: Outcome[]): Outcome =>
  outcomes.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  );

/** The one line that a run ends with. */
export const summaryLine = ({ passed, failed, skipped }: Outcome) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

export type Run = { command: string[]; cwd?: string; env?: Record<string, string>; isShown?: boolean };

/** Runs a program of the project's own tools; keeps what it says, or shows it as it comes. */
export function run({ command, cwd = root, env, isShown = false }: Run) {
  const [program = "", ...args] = command;
  const bin = path.join(root, "node_modules/.bin");
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
    stdio: isShown ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk;
    });
  }
  return new Promise<{ ok: boolean; said: string }>((resolve) => {
    child.once("error", (error) => resolve({ ok: false, said: `${said}${error.message}` }));
    child.once("close", (code) => resolve({ ok: code === 0, said: said.trim() }));
  });
}

const mostLines = 60;

function excerpt(said: string) {
  const lines = said.split("\n");
  if (lines.length <= mostLines) return said;
  return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more lines`].join("\n");
}

/** Counts one check, tells how it went, and what it said when it failed. */
export async function check(
  name: string,
  work: () => Promise<{ ok: boolean; said: string }>,
): Promise<Outcome> {
  const begun = performance.now();
  const { ok, said } = await work().catch((error: unknown) => ({ ok: false, said: String(error) }));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${ok ? pc.green("✓") : pc.red("✗")} ${name} ${pc.dim(`${seconds} s`)}`);
  if (!ok) console.log(excerpt(said).replaceAll(/^/gm, "    "));
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}
