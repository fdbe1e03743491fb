import { nothing, type Outcome } from "./outcome.ts";

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
const count = (value: unknown, name: string) => Number(field(value, name) ?? 0);
const list = (value: unknown, name: string): unknown[] => {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
};

/** At least one failure where the program says that it failed and the report does not say of what. */
const honest = (outcome: Outcome, ok: boolean): Outcome =>
  ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };

/** PURE. Counts of Vitest's JSON report; a file that could not be loaded counts as one failure. */
export function readVitestReport(report: unknown, ok: boolean): Outcome {
  const broken = list(report, "testResults").filter(
    (file) =>
      field(file, "status") === "failed" &&
      !list(file, "assertionResults").some((test) => field(test, "status") === "failed"),
  );
  const outcome = {
    passed: count(report, "numPassedTests"),
    failed: count(report, "numFailedTests") + broken.length,
    skipped: count(report, "numPendingTests") + count(report, "numTodoTests"),
  };
  return honest(report === undefined ? nothing : outcome, ok);
}

/** PURE. Counts of Playwright's JSON report; an error outside of any test counts as one failure. */
export function readPlaywrightReport(report: unknown, ok: boolean): Outcome {
  const stats = field(report, "stats");
  const outcome = {
    passed: count(stats, "expected") + count(stats, "flaky"),
    failed: count(stats, "unexpected") + list(report, "errors").length,
    skipped: count(stats, "skipped"),
  };
  return honest(report === undefined ? nothing : outcome, ok);
}
