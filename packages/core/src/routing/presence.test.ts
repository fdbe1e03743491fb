import { describe, expect, it } from "vitest";
import { graceSeconds, isThere, leftGraceSeconds } from "./presence.ts";

const now = new Date("2026-11-21T10:00:00Z");
const ago = (seconds: number | null) => (seconds === null ? null : new Date(now.getTime() - seconds * 1000));

describe("who is there", () => {
  it.each<[string, { seen: number | null; left: number | null; wrote?: number }, boolean]>([
    ["nobody has ever heard of", { seen: null, left: null }, false],
    ["was just heard of", { seen: 0, left: null }, true],
    ["lost the network a while ago", { seen: graceSeconds, left: null }, true],
    ["lost the network, and time is over", { seen: graceSeconds + 1, left: null }, false],
    ["reloads the page", { seen: 40, left: 2 }, true],
    ["left a moment ago", { seen: 30, left: leftGraceSeconds }, true],
    ["left, and time is over", { seen: 30, left: leftGraceSeconds + 1 }, false],
    ["left in the moment of the last sign", { seen: 26, left: 26 }, false],
    ["was heard of after leaving", { seen: 10, left: 60 }, true],
    ["wrote after leaving", { seen: 70, left: 60, wrote: 50 }, true],
    ["wrote, then left", { seen: 70, left: 60, wrote: 65 }, false],
    ["writes by another client, with no dashboard", { seen: null, left: null, wrote: 80 }, true],
    ["wrote long ago, with no dashboard", { seen: null, left: null, wrote: 91 }, false],
    ["left, and was not heard of for long before", { seen: 100, left: 5 }, false],
  ])("who %s", (_, { seen, left, wrote }, expected) => {
    const signs = { lastSeenAt: ago(seen), leftAt: ago(left) };
    expect(isThere(signs, now, ago(wrote ?? null))).toBe(expected);
  });
});
