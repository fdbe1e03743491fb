import type { CustomFieldKind } from "@handrail/contracts";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { expect, it } from "vitest";
import { takesValue } from "./custom-value.ts";

const rows: [CustomFieldKind, CustomValue, boolean][] = [
  ["text", "ORD-1", true],
  ["text", "", false],
  ["text", 7, false],
  ["number", 7.5, true],
  ["number", Number.NaN, false],
  ["number", "7", false],
  ["date", "2026-11-21", true],
  ["date", "21/11/2026", false],
  ["date", "2026-02-31", false],
  ["checkbox", false, true],
  ["checkbox", "yes", false],
  ["select", "red", true],
  ["select", "green", false],
  ["multi_select", ["red", "blue"], true],
  ["multi_select", [], false],
  ["multi_select", ["red", "green"], false],
  ["text", null, true],
];

it.each(rows)("a %s field and %j: %s", (kind, value, expected) => {
  expect(takesValue({ kind, options: ["red", "blue"], isRequired: false }, value)).toBe(expected);
});

it("a required field is not emptied", () => {
  expect(takesValue({ kind: "text", options: [], isRequired: true }, null)).toBe(false);
});
