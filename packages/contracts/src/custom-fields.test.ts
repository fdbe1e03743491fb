import { expect, it } from "vitest";
import { checkFields, takesValue } from "./custom-fields.ts";
import type { CustomValue } from "./inputs/tickets.ts";
import type { CustomFieldKind } from "./vocabulary.ts";

const rows: [CustomFieldKind, CustomValue, boolean][] = [
  ["text", "ORD-1", true],
  ["text", "", false],
  ["text", "x".repeat(1_001), false],
  ["text", 7, false],
  ["number", 7.5, true],
  ["number", Number.NaN, false],
  ["number", Number.POSITIVE_INFINITY, false],
  ["number", "7", false],
  ["date", "2026-11-21", true],
  ["date", "21/11/2026", false],
  ["date", "2026-02-31", false],
  ["checkbox", false, true],
  ["checkbox", "yes", false],
  ["select", "red", true],
  ["select", "green", false],
  ["select", ["red"], false],
  ["multi_select", ["red", "blue"], true],
  ["multi_select", [], false],
  ["multi_select", ["red", "green"], false],
  ["multi_select", "red", false],
  ["text", null, true],
];

it.each(rows)("a %s field and %j: %s", (kind, value, expected) => {
  expect(takesValue({ kind, options: ["red", "blue"], isRequired: false }, value)).toBe(expected);
});

it("a required field is not emptied", () => {
  expect(takesValue({ kind: "text", options: [], isRequired: true }, null)).toBe(false);
});

const field = (key: string, kind: CustomFieldKind, isRequired = false) => ({
  key,
  kind,
  isRequired,
  options: ["red", "blue"],
});

const forms: [string, ReturnType<typeof field>[], Record<string, CustomValue>, unknown, unknown][] = [
  ["nothing asked, nothing given", [], {}, {}, {}],
  ["optional left out", [field("order", "text")], {}, {}, {}],
  ["optional emptied", [field("order", "text")], { order: "" }, {}, {}],
  ["required left out", [field("order", "text", true)], {}, {}, { order: "required" }],
  ["required emptied", [field("order", "text", true)], { order: null }, {}, { order: "required" }],
  ["required list empty", [field("tone", "multi_select", true)], { tone: [] }, {}, { tone: "required" }],
  [
    "required box not ticked",
    [field("agreed", "checkbox", true)],
    { agreed: false },
    {},
    { agreed: "required" },
  ],
  ["required box ticked", [field("agreed", "checkbox", true)], { agreed: true }, { agreed: true }, {}],
  ["optional box not ticked", [field("agreed", "checkbox")], { agreed: false }, { agreed: false }, {}],
  ["given", [field("order", "text", true)], { order: "A-1" }, { order: "A-1" }, {}],
  ["of another kind", [field("size", "number")], { size: "big" }, {}, { size: "refused" }],
  ["unknown", [], { secret: "x" }, {}, { secret: "unknown" }],
  ["a name of Object's own", [field("constructor", "text", true)], {}, {}, { constructor: "required" }],
];

it.each(forms)("a form: %s", (_name, fields, given, values, problems) => {
  expect(checkFields(fields, given)).toEqual({ values, problems });
});
