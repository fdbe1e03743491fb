import { describe, expect, it } from "vitest";
import { formatNumber, numberPeriod } from "./numbers.ts";

const at = new Date("2026-03-01T02:30:00Z");
const random = (n: number) => Array.from({ length: n }, (_, index) => index);

describe("formatNumber", () => {
  it.each([
    ["TICKET-{seq:4}", 7, "UTC", "TICKET-0007"],
    ["TICKET-{seq:4}", 123_456, "UTC", "TICKET-123456"],
    ["T{seq}", 7, "UTC", "T7"],
    ["TKT-{yyyymm}-{seq:4}", 12, "UTC", "TKT-202603-0012"],
    ["TKT-{yyyymm}-{seq:4}", 12, "America/Lima", "TKT-202602-0012"],
    ["SAAS-{yyyymmdd}-{rand:5}", 0, "UTC", "SAAS-20260301-23456"],
    ["Y{yyyy}/{rand}", 0, "UTC", "Y2026/23456"],
    ["plain {other:3}", 1, "UTC", "plain {other:3}"],
  ])("%s with %i in %s is %s", (pattern, seq, timeZone, expected) => {
    expect(formatNumber(pattern, { at, timeZone, seq, random })).toBe(expected);
  });

  it("draws only letters and digits that cannot be mistaken", () => {
    const bytes = Array.from({ length: 256 }, (_, index) => index);
    const number = formatNumber("{rand:99}", { at, timeZone: "UTC", seq: 0, random: () => bytes });
    expect(number).toMatch(/^[2-9A-HJ-NP-Z]+$/);
  });
});

it.each([
  ["TICKET-{seq:4}", "UTC", ""],
  ["TKT-{yyyymm}-{seq:4}", "UTC", "202603"],
  ["TKT-{yyyymm}-{seq:4}", "America/Lima", "202602"],
  ["{yyyy}-{yyyymmdd}-{seq}", "UTC", "20260301"],
])("%s in %s counts within %j", (pattern, timeZone, period) => {
  expect(numberPeriod(pattern, at, timeZone)).toBe(period);
});
