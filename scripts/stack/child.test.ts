import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { type Child, startChild } from "./child.ts";
import { isAlive } from "./is-alive.ts";
import type { StartError } from "./root.ts";

const folder = mkdtempSync(path.join(tmpdir(), "handrail-child-"));
const running: Child[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) await child.stop();
});

function script(name: string, source: string) {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return file;
}

const listener = script(
  "listener",
  `process.on("SIGTERM", () => { console.log("goodbye"); process.exit(0); });
   setInterval(() => {}, 1000);
   process.send({ type: "ready" });`,
);

function start(file: string, name = path.basename(file, ".mjs")) {
  const printed: string[] = [];
  const givenUp: StartError[] = [];
  const child = startChild({
    name,
    args: [file],
    env: { PATH: process.env.PATH ?? "" },
    logDir: path.join(folder, "logs"),
    print: (line) => printed.push(line),
    onGiveUp: (error) => givenUp.push(error),
  });
  running.push(child);
  return { child, printed, givenUp };
}

test("is asked to end and gets the time to", async () => {
  const { child } = start(listener, "polite");
  await child.ready;
  await child.stop();
  expect(readFileSync(path.join(folder, "logs/polite.log"), "utf8")).toContain("goodbye");
});

test("one that dies is started again", async () => {
  const { child, printed } = start(listener, "mortal");
  await child.ready;
  const first = child.pid();
  process.kill(first ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(child.pid()).toSatisfy((pid) => pid !== undefined && pid !== first), 5_000);
  expect(printed.join("\n")).toContain("mortal ended unexpectedly (SIGKILL)");
});

test("one that is killed on purpose stays down until it is wanted again", async () => {
  const { child } = start(listener, "switched");
  await child.ready;
  await child.kill();
  expect(child.pid()).toBeUndefined();
  await child.restart();
  expect(isAlive(child.pid())).toBe(true);
});

test("what a restart is given of environment lasts until another is given", async () => {
  const file = script(
    "given",
    `console.log("is " + process.env.COLOUR);
     setInterval(() => {}, 1000);
     process.send({ type: "ready" });`,
  );
  const { child } = start(file);
  await child.ready;
  await child.restart({ COLOUR: "red" });
  await child.restart();
  await child.restart({});
  const log = () => readFileSync(path.join(folder, "logs/given.log"), "utf8").trim().split("\n");
  await vi.waitFor(() => expect(log()).toEqual(["is undefined", "is red", "is red", "is undefined"]));
});

test("asked twice at once it starts again once, and the one before has ended by then", async () => {
  const file = script(
    "alone",
    `import { closeSync, openSync, unlinkSync } from "node:fs";
     const lock = ${JSON.stringify(path.join(folder, "alone.lock"))};
     closeSync(openSync(lock, "wx"));
     process.on("SIGTERM", () => setTimeout(() => { unlinkSync(lock); process.exit(0); }, 200));
     setInterval(() => {}, 1000);
     process.send({ type: "ready" });`,
  );
  const { child, printed } = start(file);
  await child.ready;
  const first = child.pid();
  await Promise.all([child.restart(), child.restart()]);
  expect(child.pid()).not.toBe(first);
  expect(isAlive(first)).toBe(false);
  expect(printed).toEqual([]);
});

test("one that is stopped while it starts again stays down", async () => {
  const { child } = start(listener, "leaving");
  await child.ready;
  const restarted = child.restart();
  await child.stop();
  await restarted;
  expect(child.pid()).toBeUndefined();
});

test("one that keeps dying is given up with its last words", async () => {
  const file = script("broken", `console.error("PORT is not set"); process.exit(3);`);
  const { child, givenUp } = start(file);
  await expect(child.ready).rejects.toThrow(/broken keeps ending \(code 3\)[\s\S]*PORT is not set/);
  expect(givenUp).toHaveLength(1);
});

test("when the start is killed, its processes end too", async () => {
  const parent = script(
    "parent",
    `import { startChild } from ${JSON.stringify(path.join(import.meta.dirname, "child.ts"))};
     const child = startChild({ name: "orphan", args: [${JSON.stringify(listener)}], env: {}, logDir: ${JSON.stringify(folder)}, print() {}, onGiveUp() {} });
     await child.ready;
     console.log(child.pid());`,
  );
  const starter = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = Number(
    await new Promise((resolve) => starter.stdout.once("data", (chunk) => resolve(String(chunk)))),
  );
  expect(isAlive(pid)).toBe(true);
  starter.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
});
