import { expect, it } from "vitest";
import { unitsOf } from "./sentences.ts";

it("tells sentences, steps and list items apart", () => {
  expect(unitsOf("Open it. Then wait.\n1. First do this. Really.\n2. Then that.\n- An item")).toEqual([
    { text: "Open it.", isStep: false },
    { text: "Then wait.", isStep: false },
    { text: "First do this. Really.", isStep: true },
    { text: "Then that.", isStep: true },
    { text: "An item", isStep: false },
  ]);
});

it("says of each cell what it is", () => {
  const table = "Plans differ.\n| Beta | Pro\nPrice | free | $19\nThe end.";
  expect(unitsOf(table).map(({ text }) => text)).toEqual([
    "Plans differ.",
    "Price – Beta: free; Pro: $19",
    "The end.",
  ]);
});

it("says nothing of a table whose head was cut off", () => {
  expect(unitsOf("Price | free | $19\nRuns | 1,000 | 20,000")).toEqual([]);
});

it("reads a table of two columns as statements", () => {
  expect(unitsOf("Situation | What we do\nCharged twice | the second charge back")).toEqual([
    { text: "Charged twice: the second charge back", isStep: false },
  ]);
});
