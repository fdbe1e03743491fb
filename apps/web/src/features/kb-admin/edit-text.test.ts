import { describe, expect, it } from "vitest";
import { applyTool, continueLine, difference, shiftLines, type Tool } from "./edit-text.ts";

/** `[` and `]` stand around what is selected, `|` where the cursor is. */
const read = (marked: string) => {
  const start = marked.search(/[‹|]/);
  const bare = marked.replace(/[‹|]/, "");
  const close = bare.indexOf("›");
  return { text: bare.replace("›", ""), start, end: close < 0 ? start : close };
};
const write = ({ text, start, end }: { text: string; start: number; end: number }) =>
  start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;

describe("applyTool", () => {
  it.each<[Tool, string, string]>([
    ["bold", "a ‹b› c", "a **‹b›** c"],
    ["heading2", "Ti|tle", "## Title|"],
    ["heading2", "## Ti|tle", "Title|"],
    ["heading3", "## Ti|tle", "### Title|"],
    ["list", "‹a\nb›", "‹- a\n- b›"],
    ["numbers", "‹- a\n- b›", "‹1. a\n2. b›"],
    ["numbers", "‹1. a\n2. b›", "‹a\nb›"],
    ["tasks", "a|", "- [ ] a|"],
    ["codeBlock", "a ‹x› b", "a \n\n```|\nx\n```\n\n b"],
    ["rule", "a\n|", "a\n\n---|"],
    ["callout", "|", "> [!NOTE]\n> |"],
  ])("%s: %j → %j", (tool, before, after) => {
    expect(write(applyTool(read(before), tool))).toBe(after);
  });
});

describe("continueLine", () => {
  it.each([
    ["- a|", "- a\n- |"],
    ["1. a|", "1. a\n2. |"],
    ["  9) a|", "  9) a\n  10) |"],
    ["- [x] a|", "- [x] a\n- [ ] |"],
    ["> a|", "> a\n> |"],
    ["- a\n- |", "- a\n|"],
  ])("%j → %j", (before, after) => {
    const next = continueLine(read(before));
    expect(next && write(next)).toBe(after);
  });

  it.each(["plain|", "-x|", "‹- a›"])("leaves %j to the browser", (text) => {
    expect(continueLine(read(text))).toBeNull();
  });
});

describe("shiftLines", () => {
  it("moves lines in and out again", () => {
    const further = shiftLines(read("- a\n‹- b\n- c›"), "in");
    expect(write(further)).toBe("- a\n  ‹- b\n  - c›");
    expect(write(shiftLines(further, "out"))).toBe("- a\n‹- b\n- c›");
  });
});

describe("difference", () => {
  it.each([
    ["abc", "abXc", { from: 2, to: 2, text: "X" }],
    ["abc", "ac", { from: 1, to: 2, text: "" }],
    ["aaa", "aa", { from: 2, to: 3, text: "" }],
    ["same", "same", { from: 4, to: 4, text: "" }],
  ])("%j → %j", (before, after, expected) => {
    expect(difference(before, after)).toEqual(expected);
  });
});
