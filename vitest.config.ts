import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

process.env.TZ = "UTC";

const withDatabase = [
  "packages/{api,core,db,demo}/**/*.test.ts",
  "apps/worker/**/*.test.ts",
  "apps/web/src/server/realtime/**/*.test.ts",
];
const exclude = ["**/node_modules/**", "**/.next/**", "**/e2e/**", "**/generated/**"];

export default defineConfig({
  test: {
    // A worker reads the modules once, not for every file: tests own their data, and leave nothing behind.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps,packages,scripts,chaos}/**/*.test.ts"],
          exclude: [...exclude, ...withDatabase],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: withDatabase,
          exclude,
          globalSetup: "./packages/core/src/testing/global-setup.ts",
        },
      },
    ],
  },
});
