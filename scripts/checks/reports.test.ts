import { expect, test } from "vitest";
import { sum, summaryLine } from "./outcome.ts";
import { readPlaywrightReport, readVitestReport } from "./reports.ts";

test("tests of Vitest are counted, a file that does not load is a failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(readVitestReport(report, false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("tests of Playwright are counted, an error in its setup is a failure", () => {
  const report = {
    stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 0 },
    errors: [{ message: "no server" }],
  };
  expect(readPlaywrightReport(report, false)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test("a program that failed without a report, or without saying of what, is a failure", () => {
  expect(readVitestReport(undefined, false).failed).toBe(1);
  expect(readPlaywrightReport({ stats: { expected: 3 } }, false).failed).toBe(1);
});

test("the line that a run ends with", () => {
  expect(summaryLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  const all = sum([
    { passed: 1, failed: 1, skipped: 0 },
    { passed: 2, failed: 0, skipped: 4 },
  ]);
  expect(summaryLine(all)).toBe("3 passed, 1 failed, 4 skipped");
});
