import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseSettings } from "./parse.ts";
import { settingNames } from "./settings.ts";

const example = readFileSync(path.join(import.meta.dirname, "../../../.env.example"), "utf8");
const lines = [...example.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gm)];

test(".env.example documents exactly the settings there are", () => {
  expect(lines.map(([, name]) => name).sort()).toEqual([...settingNames].sort());
});

test("every value that .env.example shows is allowed", () => {
  const source = Object.fromEntries(lines.map(([, name, value]) => [name, value]));
  const pairs = { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" };
  expect(() => parseSettings({ ...source, ...pairs })).not.toThrow();
});
