import { type BusinessHours, weekSchema } from "@handrail/contracts/hours";
import { describe, expect, it } from "vitest";
import { openSlots } from "./open-slots.ts";

const office = (spans: BusinessHours["spans"], holidays: BusinessHours["holidays"] = []): BusinessHours => ({
  timeZone: "Europe/Madrid",
  spans: weekSchema.parse(spans),
  holidays,
});
const days = (from: string, to: string) => [1, 2, 3, 4, 5].map((day) => ({ day, from, to }));
const starts = (hours: BusinessHours, now: string) =>
  openSlots(hours, new Date(now)).map(({ from }) => from.toISOString().slice(5, 16));

describe("slots of the business hours", () => {
  it("are whole hours while it is open, from half an hour on, over the weekend", () => {
    expect(starts(office(days("09:00", "12:00")), "2026-11-20T09:45:00Z")).toEqual([
      "11-23T08:00",
      "11-23T09:00",
      "11-23T10:00",
      "11-24T08:00",
      "11-24T09:00",
      "11-24T10:00",
      "11-25T08:00",
      "11-25T09:00",
      "11-25T10:00",
      "11-26T08:00",
      "11-26T09:00",
      "11-26T10:00",
    ]);
  });

  it("begin when it opens, and leave out what is shorter than an hour and who is away", () => {
    const spans = [
      { day: 1, from: "09:30", to: "11:00" },
      { day: 1, from: "12:00", to: "12:45" },
      { day: 2, from: "09:00", to: "18:00" },
    ];
    const away = [{ date: "2026-11-24", name: "Fair", spans: [] }];
    expect(starts(office(spans, away), "2026-11-23T00:00:00Z").slice(0, 2)).toEqual([
      "11-23T08:30",
      "11-30T08:30",
    ]);
  });

  it("are none where it never opens, and go on around the clock where it never closes", () => {
    expect(starts(office([]), "2026-11-23T00:00:00Z")).toEqual([]);
    const always = office([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" })));
    expect(starts(always, "2026-11-23T00:00:00Z")).toHaveLength(12);
  });
});
