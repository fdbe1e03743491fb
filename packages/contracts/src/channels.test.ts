import { expect, it } from "vitest";
import { readTyping } from "./channels.ts";

it.each([
  [
    { name: "Ana", kind: "agent" },
    { name: "Ana", kind: "agent" },
  ],
  [
    { name: "", kind: "customer", more: 1 },
    { name: "", kind: "customer" },
  ],
  [{ name: "x".repeat(81), kind: "agent" }, null],
  [{ name: ["Ana"], kind: "agent" }, null],
  [{ name: "Ana", kind: "admin" }, null],
  ["Ana", null],
  [null, null],
  [undefined, null],
])("who types, of %j", (data, typing) => {
  expect(readTyping(data)).toEqual(typing);
});
