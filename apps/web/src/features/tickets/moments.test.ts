import { expect, it } from "vitest";
import { fromInput, presets, toInput } from "./moments.ts";

it("offers what lies ahead, at the hours of the organisation", () => {
  const friday = new Date("2026-05-08T15:00:00Z");
  expect(presets(friday, "Europe/Madrid").map(({ name, at }) => [name, at.toISOString()])).toEqual([
    ["laterToday", "2026-05-08T16:00:00.000Z"],
    ["tomorrow", "2026-05-09T07:00:00.000Z"],
    ["inThreeDays", "2026-05-11T07:00:00.000Z"],
    ["nextWeek", "2026-05-15T07:00:00.000Z"],
  ]);
  expect(presets(friday, "America/Santiago")[0]).toEqual({
    name: "laterToday",
    at: new Date("2026-05-08T22:00:00Z"),
  });
});

it("keeps the hour over a change of the clocks", () => {
  const before = new Date("2026-03-27T12:00:00Z");
  expect(presets(before, "Europe/Madrid").at(-1)?.at.toISOString()).toBe("2026-04-03T07:00:00.000Z");
});

it("reads and writes what a browser's field holds", () => {
  const at = new Date("2026-05-08T07:05:00Z");
  expect(toInput(at, "America/Santiago")).toBe("2026-05-08T03:05");
  expect(fromInput("2026-05-08T03:05", "America/Santiago")).toEqual(at);
  expect(fromInput("", "UTC")).toBeNull();
});
