import { expect, it } from "vitest";
import { inUnits } from "./in-units.ts";

it.each([
  [0, { unit: "minutes", minutes: 0 }],
  [59.4, { unit: "minutes", minutes: 59 }],
  [135, { unit: "hours", hours: 2, minutes: 15 }],
  [59.6, { unit: "hours", hours: 1, minutes: 0 }],
  [1_439.6, { unit: "days", days: 1, hours: 0 }],
  [3_000, { unit: "days", days: 2, hours: 2 }],
])("%d minutes", (minutes, expected) => {
  expect(inUnits(minutes)).toEqual(expected);
});
