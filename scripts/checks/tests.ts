import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { requireChromium } from "./chromium.ts";
import { type Outcome, run } from "./outcome.ts";
import { readPlaywrightReport, readVitestReport } from "./reports.ts";

/** Runs something that writes a JSON report, and reads it. */
async function withReport(work: (file: string) => Promise<{ ok: boolean }>) {
  const folder = await mkdtemp(path.join(tmpdir(), "handrail-report-"));
  try {
    const file = path.join(folder, "report.json");
    const { ok } = await work(file);
    const content = await readFile(file, "utf8").catch(() => undefined);
    const report: unknown = content === undefined ? undefined : JSON.parse(content);
    return { report, ok };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Unit and integration tests; `filters` are parts of file names. */
export async function testUnits(filters: string[] = []): Promise<Outcome> {
  const { report, ok } = await withReport((file) =>
    run({
      command: [
        "vitest",
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
        ...filters,
      ],
      isShown: true,
    }),
  );
  return readVitestReport(report, ok);
}

/** Browser tests on the production build; `filters` are parts of file names. */
export async function testInBrowser(filters: string[] = []): Promise<Outcome> {
  const chromium = requireChromium();
  const { report, ok } = await withReport((file) =>
    run({
      command: ["playwright", "test", "--reporter=list,json", ...filters],
      env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      isShown: true,
    }),
  );
  return readPlaywrightReport(report, ok);
}
