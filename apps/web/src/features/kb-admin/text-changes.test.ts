import { describe, expect, it } from "vitest";
import { textChanges } from "./text-changes.ts";

const shown = (before: string, after: string) =>
  textChanges(before, after).map((line) => {
    if (line.kind === "skipped") return `… ${line.count}`;
    const text = line.pieces
      .map(({ kind, text }) =>
        kind === "same" || line.kind === kind ? text : kind === "added" ? `{+${text}}` : `{-${text}}`,
      )
      .join("");
    return `${{ same: " ", added: "+", removed: "-", changed: "~" }[line.kind]}${text}`;
  });

describe("textChanges", () => {
  it("says nothing of the same text", () => {
    expect(textChanges("a\nb", "a\nb")).toEqual([]);
  });

  it("shows words inside reworded lines, whole lines elsewhere, and leaves out what is far off", () => {
    const same = Array.from({ length: 9 }, (_, index) => `line ${index}`);
    const before = [...same, "Press the red button twice.", "Gone entirely"].join("\n");
    const after = [...same, "Press the blue button twice.", "Something new here", "And more"].join("\n");
    expect(shown(before, after)).toEqual([
      "… 7",
      " line 7",
      " line 8",
      "~Press the {-red}{+blue} button twice.",
      "-Gone entirely",
      "+Something new here",
      "+And more",
    ]);
  });

  it("begins and ends with nothing", () => {
    expect(shown("", "a\nb")).toEqual(["+a", "+b"]);
    expect(shown("a", "")).toEqual(["-a"]);
  });

  it("comes to an end with long texts that have nothing in common", () => {
    const long = (seed: number) =>
      Array.from({ length: 20_000 }, (_, index) => `${(index * seed) % 7919} ${seed}`).join("\n");
    expect(textChanges(long(3), long(5)).length).toBeGreaterThan(0);
  });
});
