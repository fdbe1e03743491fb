import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path.ts";

test.each([
  ["/support", "/support"],
  ["/support-dashboard/tickets?view=mine#top", "/support-dashboard/tickets?view=mine#top"],
  ["https://evil.example", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["/.//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["", "/"],
  [undefined, "/"],
])("after sign-in %j leads to %j", (given, path) => {
  expect(safeReturnPath(given)).toBe(path);
});
