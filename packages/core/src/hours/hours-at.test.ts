import type { BusinessHours } from "@handrail/contracts/hours";
import { holidaysSchema, weekSchema } from "@handrail/contracts/hours";
import { describe, expect, it } from "vitest";
import { hoursAt, openBetween } from "./hours-at.ts";

const workdays = [1, 2, 3, 4, 5];
const office = (given: Partial<BusinessHours> = {}): BusinessHours => ({
  timeZone: "Europe/Madrid",
  spans: workdays.flatMap((day) => [
    { day, from: "09:00", to: "14:00" },
    { day, from: "16:00", to: "19:30" },
  ]),
  holidays: [],
  ...given,
});
const at = (hours: BusinessHours, iso: string) => {
  const { isOpen, changesAt } = hoursAt(hours, new Date(iso));
  return [isOpen, changesAt?.toISOString() ?? null];
};

describe("business hours", () => {
  it.each([
    ["before opening", "2026-11-23T07:59:00Z", false, "2026-11-23T08:00:00.000Z"],
    ["at the minute of opening", "2026-11-23T08:00:00Z", true, "2026-11-23T13:00:00.000Z"],
    ["at the minute of closing", "2026-11-23T13:00:00Z", false, "2026-11-23T15:00:00.000Z"],
    ["in the afternoon", "2026-11-23T16:00:00Z", true, "2026-11-23T18:30:00.000Z"],
    ["on Friday evening", "2026-11-20T20:00:00Z", false, "2026-11-23T08:00:00.000Z"],
    ["on Sunday", "2026-11-22T10:00:00Z", false, "2026-11-23T08:00:00.000Z"],
  ])("several spans a day: %s", (_, now, isOpen, changesAt) => {
    expect(at(office(), now)).toEqual([isOpen, changesAt]);
  });

  it("keeps the wall clock over a change of the clocks", () => {
    const sundays = office({ spans: [{ day: 7, from: "02:30", to: "10:00" }] });
    expect(at(sundays, "2026-03-29T00:00:00Z")).toEqual([false, "2026-03-29T01:30:00.000Z"]);
    expect(at(sundays, "2026-03-29T01:45:00Z")).toEqual([true, "2026-03-29T08:00:00.000Z"]);
    expect(at(sundays, "2026-10-25T07:00:00Z")).toEqual([true, "2026-10-25T09:00:00.000Z"]);
  });

  it("holidays take the place of the weekday, closed or with hours of their own", () => {
    const hours = office({
      holidays: [
        { date: "2026-12-24", name: "Christmas Eve", spans: [{ from: "09:00", to: "12:00" }] },
        { date: "2026-12-25", name: "Christmas", spans: [] },
        { date: "2026-12-26", name: "Inventory", spans: [{ from: "10:00", to: "11:00" }] },
      ],
    });
    expect(at(hours, "2026-12-24T11:30:00Z")).toEqual([false, "2026-12-26T09:00:00.000Z"]);
    expect(at(hours, "2026-12-26T09:30:00Z")).toEqual([true, "2026-12-26T10:00:00.000Z"]);
  });

  it("spans that meet at midnight are one; always open and never open say so", () => {
    const night = office({
      spans: [
        { day: 5, from: "22:00", to: "24:00" },
        { day: 6, from: "00:00", to: "04:00" },
      ],
    });
    expect(at(night, "2026-11-20T22:00:00Z")).toEqual([true, "2026-11-21T03:00:00.000Z"]);
    const always = office({ spans: [...workdays, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" })) });
    expect(at(always, "2026-11-20T22:00:00Z")).toEqual([true, null]);
    expect(at(office({ spans: [] }), "2026-11-20T22:00:00Z")).toEqual([false, null]);
  });

  it("knows the day of the zone, not that of UTC", () => {
    const auckland = office({
      timeZone: "Pacific/Auckland",
      spans: [{ day: 1, from: "08:00", to: "09:00" }],
    });
    expect(at(auckland, "2026-11-22T19:30:00Z")).toEqual([true, "2026-11-22T20:00:00.000Z"]);
    const midway = office({ timeZone: "Pacific/Midway", spans: [{ day: 1, from: "23:00", to: "24:00" }] });
    expect(at(midway, "2026-11-24T10:30:00Z")).toEqual([true, "2026-11-24T11:00:00.000Z"]);
  });

  it.each([
    ["within a span", "2026-11-23T09:00:00Z", "2026-11-23T09:20:00Z", 20],
    ["over the break at noon", "2026-11-23T12:50:00Z", "2026-11-23T15:10:00Z", 20],
    ["over a weekend", "2026-11-20T18:00:00Z", "2026-11-23T08:15:00Z", 45],
    ["while it is closed", "2026-11-21T08:00:00Z", "2026-11-22T20:00:00Z", 0],
    ["backwards", "2026-11-23T09:20:00Z", "2026-11-23T09:00:00Z", 0],
  ])("counts the minutes that it was open: %s", (_, from, to, minutes) => {
    expect(openBetween(office(), new Date(from), new Date(to)) / 60_000).toBe(minutes);
  });

  it("counts an hour that the clocks skip or repeat as often as it passes", () => {
    const nights = office({ spans: [{ day: 7, from: "01:00", to: "04:00" }] });
    const hoursOn = (day: string) =>
      openBetween(nights, new Date(`${day}T00:00:00+01:00`), new Date(`${day}T12:00:00+01:00`)) / 3_600_000;
    expect(hoursOn("2026-03-29")).toBe(2);
    expect(hoursOn("2026-10-25")).toBe(4);
  });

  it.each([
    [
      "overlaps",
      [
        { day: 1, from: "09:00", to: "12:00" },
        { day: 1, from: "11:00", to: "13:00" },
      ],
    ],
    ["ends before it begins", [{ day: 1, from: "12:00", to: "09:00" }]],
    ["is no time", [{ day: 1, from: "9", to: "12:00" }]],
    ["is no day", [{ day: 8, from: "09:00", to: "12:00" }]],
  ])("refuses a week that %s", (_, spans) => {
    expect(weekSchema.safeParse(spans).success).toBe(false);
  });

  it("refuses days that do not exist or come twice", () => {
    const day = (date: string) => ({ date, name: "", spans: [] });
    expect(holidaysSchema.safeParse([day("2026-02-30")]).success).toBe(false);
    expect(holidaysSchema.safeParse([day("2026-02-28"), day("2026-02-28")]).success).toBe(false);
    expect(holidaysSchema.safeParse([day("2028-02-29")]).success).toBe(true);
  });
});
