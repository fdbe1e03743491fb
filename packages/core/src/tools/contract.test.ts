import { toolContractSchema } from "@handrail/contracts";
import { expect, test } from "vitest";
import { coerce, compileContract } from "./contract.ts";
import { wasSaid } from "./said.ts";

const contract = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

test.each([
  ["a pattern, which could take for ever", contract({ a: { type: "string", pattern: "(a+)+$" } })],
  ["a reference", contract({ a: { $ref: "#/x" } })],
  ["an object in an object", contract({ a: contract({}) })],
  ["another key at the top", { ...contract({}), $defs: {} }],
  ["open objects", { ...contract({}), additionalProperties: true }],
  ["a name that reaches the prototype", contract({ constructor: { type: "string" } })],
  ["a name with other letters", contract({ "a b": { type: "string" } })],
  ["a requirement of what is not there", contract({}, ["a"])],
])("a contract does not hold %s", (_what, given) => {
  expect(toolContractSchema.safeParse(given).success).toBe(false);
});

test("a contract becomes the check of a value", () => {
  const schema = compileContract(
    toolContractSchema.parse(
      contract(
        {
          order: { type: "string", minLength: 2, maxLength: 5 },
          kind: { type: "string", enum: ["a", "b"] },
          count: { type: "integer", minimum: 1, maximum: 3 },
          day: { type: "string", format: "date" },
          gift: { type: "boolean" },
        },
        ["order"],
      ),
    ),
  );
  const right = { order: "abc", kind: "a", count: 2, day: "2026-05-04", gift: true };
  expect(schema.parse(right)).toEqual(right);
  for (const wrong of [
    { order: "a" },
    { order: "abcdef" },
    { kind: "c" },
    { count: 4 },
    { count: 1.5 },
    { day: "4 May" },
    { gift: "yes" },
    { more: 1 },
  ]) {
    expect(schema.safeParse({ ...right, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  }
});

test.each([
  ["€29.50", 29.5],
  ["29,50 €", 29.5],
  ["1,200", 1200],
  ["1.200,75", 1200.75],
  ["none", "none"],
])("%s is the number %s", (given, number) => {
  expect(coerce({ type: "number" }, given)).toBe(number);
});

test.each([
  ["AB-1042", "where is ab-1042?", true],
  ["AB-104", "where is AB-1042?", false],
  ["B-1042", "where is AB-1042?", false],
  ["29.5", "I paid 29,50", false],
  [29.5, "I paid 29,50 €", true],
  [1200, "it was $1,200.", true],
  [12, "it was $1,200.", false],
  ["", "anything", false],
  [".*", "anything", false],
  [true, "", true],
])("%s in “%s”: %s", (value, text, said) => {
  expect(wasSaid(value, [text])).toBe(said);
});
