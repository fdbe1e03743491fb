import { describe, expect, it } from "vitest";
import { settleRows } from "./shown-rows.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id, version: 1 }));
const shown = (...ids: string[]) => settleRows(null, rows(...ids)).rows;
const look = ({ rows, waiting }: ReturnType<typeof settleRows<{ id: string; version: number }>>) => [
  rows.map(({ row, hasLeft }) => `${row.id}${hasLeft ? "-" : ""}`).join(" "),
  waiting,
];

describe("rows of the queue", () => {
  it("shows the first answer as it is", () => {
    expect(look(settleRows(null, rows("a", "b")))).toEqual(["a b", 0]);
  });

  it("lets new rows wait and moves none", () => {
    expect(look(settleRows(shown("a", "b"), rows("n", "a", "b")))).toEqual(["a b", 1]);
    expect(look(settleRows(shown("a", "b"), rows("b", "a")))).toEqual(["a b", 0]);
  });

  it("changes a row in place", () => {
    const changed = settleRows(shown("a", "b"), [{ id: "b", version: 2 }, ...rows("a")]);
    expect(changed.rows[1]?.row.version).toBe(2);
  });

  it("marks what left the view", () => {
    expect(look(settleRows(shown("a", "b", "c"), rows("a", "c")))).toEqual(["a b- c", 0]);
  });

  it("does not take rows that new ones pushed off the page for gone", () => {
    expect(look(settleRows(shown("a", "b", "c"), rows("n", "a", "b")))).toEqual(["a b c", 1]);
    expect(look(settleRows(shown("a", "b", "c"), rows("n", "a", "c")))).toEqual(["a b- c", 1]);
  });

  it("fills an empty list at once", () => {
    expect(look(settleRows([], rows("n")))).toEqual(["n", 0]);
  });
});
