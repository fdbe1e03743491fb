import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Codes at the beginning of a test's title, `T2 T3: …`, or at its end, `… (C2, I5)`. */
const title = /["'`]((?:[A-Z]\d{1,2}[ ,]*)+): |\(((?:[A-Z]\d{1,2}[ ,]*)+)\)["'`]/g;
const codesIn = (source: string) =>
  new Set(
    [...source.matchAll(title)].flatMap(([, before, after]) =>
      (before ?? after ?? "").split(/[ ,]+/).filter(Boolean),
    ),
  );

const rows = [...read("docs/security.md").matchAll(/^\| ([A-Z]\d{1,2}) +\|.*$/gm)].map(
  ([line, code = ""]) => ({
    code,
    files: [...line.matchAll(/`([^`]+\.(?:test|spec)\.ts)`/g)].map(([, file = ""]) => file),
  }),
);

const tests = execFileSync("git", ["ls-files", "*.test.ts", "*.spec.ts"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file && file !== "scripts/security-table.test.ts");

describe("docs/security.md", () => {
  it.each(rows)("names tests of $code that exist", ({ code, files }) => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(codesIn(read(file)), file).toContain(code);
  });

  it.each(tests)("has a row for every attack of %s", (file) => {
    for (const code of codesIn(read(file))) {
      expect(rows.find((row) => row.code === code)?.files, code).toContain(file);
    }
  });
});
