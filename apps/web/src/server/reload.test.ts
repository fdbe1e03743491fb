import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test, vi } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "handrail-reload-"));
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function write(file: string, source: string) {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, source);
  return pathToFileURL(full).href;
}

const word = (value: string) => write("packages/core/src/word.ts", `export const word: string = "${value}";`);

test("what a module imports is read again too, and what cannot be read changes nothing", async () => {
  word("one");
  const entry = write(
    "packages/api/src/entry.ts",
    `import { word } from "../../core/src/word.ts"; export const say = () => word;`,
  );
  const main = write(
    "main.mjs",
    `import { onReload } from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, "reload.ts")).href)};
     let { say } = await import(${JSON.stringify(entry)});
     onReload(${JSON.stringify(entry)}, { use: (module) => { say = module.say; process.send(say()); }, fail: () => process.send("failed, still " + say()) });
     process.send(say());`,
  );
  const heard: unknown[] = [];
  const child = spawn(process.execPath, [main.replace("file://", "")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  stops.push(() => child.kill("SIGKILL"));
  child.on("message", (message) => heard.push(message));
  const next = async (expected: string) => {
    await vi.waitFor(() => expect(heard.at(-1)).toBe(expected), 10_000);
  };
  await next("one");
  word("two");
  child.send({ type: "reload" });
  await next("two");
  write("packages/core/src/word.ts", "export const word = ;");
  child.send({ type: "reload" });
  await next("failed, still two");
  word("three");
  child.send({ type: "reload" });
  await next("three");
});
