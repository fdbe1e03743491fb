import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.ts";
import { whatToDo } from "./watch.ts";

test.each([
  ["packages/core/src/tickets/create.ts", "reload", "restart"],
  ["packages/contracts/src/index.ts", "reload", "restart"],
  ["packages/api/src/routers/kb.ts", "reload", undefined],
  ["packages/core/src/adapters/mailer.ts", "restart", "restart"],
  ["packages/db/src/index.ts", "restart", "restart"],
  ["apps/web/server.ts", "restart", undefined],
  ["apps/web/src/server/request-context.ts", "reload", undefined],
  ["apps/worker/src/main.ts", undefined, "restart"],
  ["apps/web/next.config.ts", undefined, undefined],
  ["packages/core/src/tickets/create.test.ts", undefined, undefined],
])("a change of %s has web %s, worker %s", (file, web, worker) => {
  expect(whatToDo("web", file)).toBe(web);
  expect(whatToDo("worker", file)).toBe(worker);
});

test("what the web server imports at its start is started again, what answers calls is read again", () => {
  const source = readFileSync(path.join(root, "apps/web/server.ts"), "utf8");
  const imported = [...source.matchAll(/from "\.\/(src\/server\/[\w-]+\.ts)"/g)].map(([, file]) => file);
  expect(imported.length).toBeGreaterThan(5);
  const answering = ["answer-trpc", "request-context"].map((name) => `src/server/${name}.ts`);
  for (const file of imported) {
    expect([file, whatToDo("web", `apps/web/${file}`)]).toEqual([
      file,
      answering.includes(file ?? "") ? "reload" : "restart",
    ]);
  }
});
