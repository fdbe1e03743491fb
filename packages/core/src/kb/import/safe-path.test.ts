import { describe, expect, it } from "vitest";
import { isHidden, resolvePath, safePath } from "./safe-path.ts";

describe("F1: a path in an archive is only ever a name below the import", () => {
  it.each([
    "../a.md",
    "a/../../b.md",
    "..\\a.md",
    "a\\..\\..\\b.md",
    "/etc/passwd",
    "\\\\server\\share\\a.md",
    "C:\\a.md",
    "c:a.md",
    "a\0.md",
    "a/b\n.md",
    "a\u202egpj.md",
    "a\u200b.md",
    "",
    ".",
    "/",
    `${"a/".repeat(40)}b.md`,
    `${"a".repeat(500)}.md`,
  ])("%j is refused", (path) => {
    expect(safePath(path)).toBeNull();
  });

  it.each([
    ["docs/a.md", "docs/a.md"],
    ["docs\\win\\a.md", "docs/win/a.md"],
    ["./docs//a.md", "docs/a.md"],
    ["docs/..hidden.md", "docs/..hidden.md"],
    ["Instalacio\u0301n.md", "Instalaci\u00f3n.md"],
  ])("%j is %j", (path, safe) => {
    expect(safePath(path)).toBe(safe);
  });
});

it("an address never leads out of the import", () => {
  expect(resolvePath("docs/a.md", "../b.md")).toBe("b.md");
  expect(resolvePath("docs/a.md", "../../b.md")).toBeNull();
  expect(resolvePath("a.md", "./img/x.png")).toBe("img/x.png");
});

it.each([
  [".git/config", true],
  ["__MACOSX/docs/._a.md", true],
  ["docs/.DS_Store", true],
  ["node_modules/x/readme.md", true],
  ["pages/..md", false],
  ["docs/a.md", false],
])("%j is hidden: %j", (path, hidden) => {
  expect(isHidden(path)).toBe(hidden);
});
