import { describe, expect, it } from "vitest";
import { unreadCount } from "./unread.ts";

const thread = (kinds: string) =>
  [...kinds].map((kind, index) => ({
    seq: index + 1,
    senderKind: ({ c: "customer", a: "agent", i: "ai", s: "system" } as const)[kind] ?? "system",
  }));

describe("unread messages", () => {
  it.each([
    ["", 0, 0],
    ["ci", 0, 1],
    ["ci", 2, 0],
    ["cia", 0, 2],
    ["caa", 2, 1],
    ["cia", 3, 0],
    ["ciac", 0, 0],
    ["csa", 0, 1],
  ])("of %j read up to %i are %i", (kinds, seen, expected) => {
    expect(unreadCount(thread(kinds), seen)).toBe(expected);
  });
});
