import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/checks/chromium.ts";
import { freePort } from "./scripts/stack/ports.ts";

// Chosen once: the processes of Playwright inherit these.
process.env.HANDRAIL_E2E_PORT ??= String(await freePort());
process.env.HANDRAIL_E2E_CONTROL_PORT ??= String(await freePort());
process.env.HANDRAIL_E2E_DATA_DIR ??= path.join(tmpdir(), `handrail-e2e-${randomUUID()}`);
const { HANDRAIL_E2E_PORT: port, HANDRAIL_E2E_CONTROL_PORT: controlPort } = process.env;

const calm = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "apps/web/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  // On a busy machine: what passes then is named as flaky.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording costs a good part of the machine; where nobody watches, only what failed is run again with it.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: { executablePath: findChromium(), args: calm },
  },
  projects: [
    { name: "product", testIgnore: "**/*.outage.spec.ts" },
    // What stops the realtime server would disturb the others: it comes last and alone.
    { name: "outage", testMatch: "**/*.outage.spec.ts", dependencies: ["product"], workers: 1 },
  ],
  webServer: {
    command: "node scripts/e2e/stack.ts",
    url: `http://127.0.0.1:${controlPort}/ready`,
    timeout: 400_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 40_000 },
  },
});
