import { describe, expect, it } from "vitest";
import { countTicks, dayOf, placesAbove, spreadLabels, total } from "./series.ts";

describe("what plots are drawn from", () => {
  it.each([
    [0, [0, 1, 2, 3, 4]],
    [4, [0, 1, 2, 3, 4]],
    [10, [0, 3, 6, 9, 12]],
  ])("marks an axis up to %d", (highest, ticks) => {
    expect(countTicks(highest)).toEqual(ticks);
  });

  it("adds up a column", () => {
    expect(total([{ opened: 2 }, { opened: 3 }], "opened")).toBe(5);
  });

  it("names the same day everywhere", () => {
    for (const timeZone of ["Pacific/Pago_Pago", "UTC", "Asia/Tokyo"])
      expect(dayOf("2026-05-03").toLocaleDateString("en-CA", { timeZone })).toBe("2026-05-03");
  });

  it.each([
    [
      [10, 40],
      [10, 40],
    ],
    [
      [10, 14],
      [5, 19],
    ],
    [
      [14, 10],
      [19, 5],
    ],
    [
      [10, 10],
      [3, 17],
    ],
    [
      [10, 10, 10],
      [-4, 10, 24],
    ],
    [
      [50, 10, 55],
      [45.5, 10, 59.5],
    ],
    [
      [10, 22, 30],
      [-20 / 3 + 40 / 3, 62 / 3, 104 / 3],
    ],
  ])("keeps labels at %j apart", (places, expected) => {
    const spread = spreadLabels(places, 14);
    expect(spread).toHaveLength(expected.length);
    expected.forEach((place, index) => {
      expect(spread[index]).toBeCloseTo(place, 6);
    });
  });

  it.each([
    [
      [10, 40],
      [10, 40],
    ],
    [
      [10, 105],
      [10, 100],
    ],
    [
      [98, 110],
      [86, 100],
    ],
    [
      [110, 50, 98, 89],
      [100, 50, 86, 72],
    ],
  ])("keeps labels at %j out of the axis", (places, expected) => {
    expect(placesAbove(places, 100, 14)).toEqual(expected);
  });
});
