import { describe, expect, it } from "vitest";
import { neighbour, openBeside, openHere, roomFor, shownOf } from "./columns.ts";

it.each([
  [390, 1],
  [767, 1],
  [900, 1],
  [1_023, 1],
  [1_024, 2],
  [1_220, 2],
  [1_384, 3],
  [2_560, 3],
])("%i pixels have room for %i", (width, room) => expect(roomFor(width)).toBe(room));

it.each([
  [[], null, ["n"]],
  [["a"], "a", ["n"]],
  [["a", "b"], "a", ["n", "b"]],
  [["a", "b"], null, ["a", "n"]],
  [["a", "n"], "a", ["a", "n"]],
] as const)("%j with %s worked on becomes %j", (ids, active, after) =>
  expect(openHere(ids, active, "n")).toEqual(after),
);

it.each([
  [[], 2, ["n"], null],
  [["a"], 2, ["a", "n"], null],
  [["a", "b"], 2, ["b", "n"], "a"],
  [["a", "b", "c"], 3, ["b", "c", "n"], "a"],
  [["a", "n"], 2, ["a", "n"], null],
  [["a"], 1, ["n"], "a"],
] as const)("beside %j in room for %i: %j, without %s", (ids, room, after, replaced) =>
  expect(openBeside(ids, "n", room)).toEqual({ ids: after, replaced }),
);

describe("where the screen became narrow", () => {
  it.each([
    [["a", "b", "c"], "a", 3, ["a", "b", "c"]],
    [["a", "b", "c"], "c", 2, ["b", "c"]],
    [["a", "b", "c"], "a", 2, ["a", "c"]],
    [["a", "b", "c"], "a", 1, ["a"]],
    [["a", "b"], null, 1, ["b"]],
  ] as const)("of %j, %s worked on, room for %i shows %j", (ids, active, room, shown) =>
    expect(shownOf(ids, active, room)).toEqual(shown),
  );
});

it("goes round", () => {
  const ids = ["a", "b", "c"];
  expect([neighbour(ids, "a", 1), neighbour(ids, "c", 1), neighbour(ids, "a", -1)]).toEqual(["b", "a", "c"]);
  expect([neighbour(ids, null, 1), neighbour(ids, "gone", -1), neighbour([], null, 1)]).toEqual([
    "a",
    "c",
    null,
  ]);
});
