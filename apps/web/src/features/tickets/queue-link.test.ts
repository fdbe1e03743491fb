import { expect, it } from "vitest";
import { neighbours } from "./queue-link.ts";

it.each([
  ["a", { previous: null, next: "b" }],
  ["b", { previous: "a", next: "c" }],
  ["c", { previous: "b", next: null }],
  ["x", { previous: null, next: null }],
])("beside %s stand %j", (id, expected) => {
  expect(neighbours(["a", "b", "c"], id)).toEqual(expected);
});
