import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { runToEnd } from "./build.ts";
import { isAlive } from "./is-alive.ts";

const folder = mkdtempSync(path.join(tmpdir(), "handrail-build-"));
const env = { PATH: process.env.PATH ?? "" };

/** A command that starts another one and waits for it, as turbo does; both write down who they are. */
function nested(name: string) {
  const file = path.join(folder, `${name}.mjs`);
  const pids = path.join(folder, `${name}.pids`);
  writeFileSync(
    file,
    `import { spawn } from "node:child_process";
     import { writeFileSync } from "node:fs";
     const inner = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
     writeFileSync(${JSON.stringify(pids)}, JSON.stringify([process.pid, inner.pid]));
     setInterval(() => {}, 1000);`,
  );
  const read = (): number[] => JSON.parse(readFileSync(pids, "utf8"));
  const started = () => vi.waitFor(() => expect(read().every(isAlive)).toBe(true), 10_000);
  const ended = () => vi.waitFor(() => expect(read().some(isAlive)).toBe(false), 10_000);
  return { file, started, ended };
}

test("tells how a command ended and what it said", async () => {
  const source = "console.log('one'); console.error('two'); process.exit(3)";
  const { code, said } = await runToEnd(process.execPath, ["-e", source], { env });
  expect(code).toBe(3);
  expect(said).toContain("one");
  expect(said).toContain("two");
});

test("what is called off ends with everything that it started", async () => {
  const { file, started, ended } = nested("aborted");
  const controller = new AbortController();
  const running = runToEnd(process.execPath, [file], { env, signal: controller.signal });
  running.catch(() => undefined);
  await started();
  controller.abort();
  await expect(running).rejects.toThrow(/abort/i);
  await ended();
});

test("when the start fails, the build that it began ends too", async () => {
  const { file, started, ended } = nested("failed");
  const starter = path.join(folder, "starter.mjs");
  writeFileSync(
    starter,
    `import { runToEnd } from ${JSON.stringify(path.join(import.meta.dirname, "build.ts"))};
     runToEnd(process.execPath, [${JSON.stringify(file)}], { env: process.env, signal: new AbortController().signal }).catch(() => undefined);
     process.stdin.once("data", () => process.exit(1));`,
  );
  const start = spawn(process.execPath, [starter], { stdio: ["pipe", "ignore", "inherit"] });
  await started();
  start.stdin.write("fail\n");
  await ended();
});
