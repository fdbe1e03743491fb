import { describe, expect, test } from "vitest";
import { cycles } from "./cycles.ts";
import { readModule } from "./modules.ts";
import * as rules from "./rules.ts";

/** Modules from a table of files → source. */
function project(sources: Record<string, string>) {
  return Object.entries(sources).map(([file, source]) =>
    readModule(file, source, (target) => target in sources),
  );
}
const messages = (problems: { file: string; message: string }[]) =>
  problems.map(({ file, message }) => `${file}: ${message}`);

describe("who may import whom", () => {
  test("a package below does not reach up", () => {
    const modules = project({ "packages/core/src/a.ts": 'import { z } from "@handrail/env";' });
    expect(messages(rules.packageImports(modules))).toEqual([
      "packages/core/src/a.ts: packages/core may not import @handrail/env",
    ]);
  });
  test("tests may use a real database", () => {
    const modules = project({ "packages/core/src/a.test.ts": 'import { x } from "@handrail/embedded";' });
    expect(rules.packageImports(modules)).toEqual([]);
  });
  test("a relative path does not leave the package", () => {
    const modules = project({
      "apps/web/src/app/a.ts": 'import { x } from "../../../../packages/core/src/b.ts";',
      "packages/core/src/b.ts": "export const x = 1;",
    });
    expect(rules.relativeImports(modules)).toHaveLength(1);
  });
});

describe("in the web app", () => {
  test.each([
    ["apps/web/src/features/a/a.tsx", 'import { x } from "@handrail/core";', 1],
    ["apps/web/src/server/a.ts", 'import { x } from "@handrail/core";', 0],
    ["apps/web/src/app/api/health/route.ts", 'import { x } from "@handrail/env";', 0],
    ["apps/web/src/features/a/a.tsx", 'import { appRouter } from "@handrail/api";', 1],
    ["apps/web/src/features/a/a.tsx", 'import type { AppRouter } from "@handrail/api";', 0],
    ["apps/web/src/features/a/a.tsx", 'import { type AppRouter } from "@handrail/api";', 0],
  ])("%s: %s → %i", (file, source, count) => {
    expect(rules.webImports(project({ [file]: source }))).toHaveLength(count);
  });
  test("what is sent to the browser takes no server code, but may call an action", () => {
    const modules = project({
      "apps/web/src/features/a/a.tsx":
        '"use client";\nimport "../../server/db.ts";\nimport { save } from "../../server/save.ts";',
      "apps/web/src/server/db.ts": "",
      "apps/web/src/server/save.ts": '"use server";\nexport async function save() {}',
    });
    expect(messages(rules.webImports(modules))).toEqual([
      "apps/web/src/features/a/a.tsx: ../../server/db.ts is server code, and this file is sent to the browser",
    ]);
  });
  test("layers point down, features meet at their index", () => {
    const modules = project({
      "apps/web/src/lib/a.ts": 'import "../features/a/b.ts";',
      "apps/web/src/features/a/b.ts": 'import "../c/d.ts";\nimport "../c/index.ts";',
      "apps/web/src/features/c/d.ts": "",
      "apps/web/src/features/c/index.ts": "",
    });
    expect(rules.webLayers(modules)).toHaveLength(2);
  });
});

test("a domain uses another one through its index or a PURE file, and no adapter", () => {
  const modules = project({
    "packages/core/src/kb/a.ts":
      'import "../tickets/index.ts";\nimport "../tickets/rules.ts";\nimport "../tickets/open.ts";\nimport "../adapters/jobs.ts";',
    "packages/core/src/tickets/index.ts": "",
    "packages/core/src/tickets/rules.ts": "/** PURE. What may follow what. */\nexport const x = 1;",
    "packages/core/src/tickets/open.ts": "",
    "packages/core/src/adapters/jobs.ts": "",
  });
  expect(messages(rules.coreDomains(modules))).toEqual([
    "packages/core/src/kb/a.ts: ../tickets/open.ts is inside the domain tickets: import its index, or mark the file PURE",
    "packages/core/src/kb/a.ts: a domain may not import ../adapters/jobs.ts",
  ]);
});

test("a circle is found, one of types alone is none", () => {
  const circle = {
    "packages/core/src/a.ts": 'import { b } from "./b.ts";',
    "packages/core/src/b.ts": 'export * from "./c.ts";',
    "packages/core/src/c.ts": 'const a = await import("./a.ts");',
  };
  expect(cycles(project(circle))).toHaveLength(1);
  expect(cycles(project({ ...circle, "packages/core/src/b.ts": 'export type * from "./c.ts";' }))).toEqual(
    [],
  );
});

test.each([
  ["packages/core/src/utils.ts", 1],
  ["apps/web/src/helpers/a.ts", 1],
  ["packages/ui/src/Button.tsx", 1],
  ["apps/web/src/app/(customer)/help/[slug]/page.tsx", 0],
  ["packages/core/src/kb/search-articles.test.ts", 0],
])("the name %s has %i problems", (file, count) => {
  expect(rules.fileNames(project({ [file]: "" }))).toHaveLength(count);
});

test.each([
  ["packages/core/src/a.ts", 250, 0],
  ["packages/core/src/a.ts", 251, 1],
  ["packages/core/src/a.test.ts", 251, 1],
  ["packages/demo/src/content/a.ts", 251, 0],
])("%s of %i lines has %i problems", (file, lines, count) => {
  expect(rules.fileSizes(project({ [file]: "x();\n".repeat(lines) }))).toHaveLength(count);
});

test("an import that leads nowhere", () => {
  const modules = project({ "packages/core/src/a.ts": 'import "./gone.ts";' });
  expect(messages(rules.missingFiles(modules))).toEqual(["packages/core/src/a.ts: ./gone.ts does not exist"]);
});
