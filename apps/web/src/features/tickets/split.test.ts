import type { WireMessage } from "@handrail/contracts";
import { wireMessage } from "@handrail/sync/testing/wire-message";
import { describe, expect, it } from "vitest";
import { refusalOf, splittable } from "./split-bar.tsx";
import { subjectOf } from "./split-dialog.tsx";

const message = (id: string, part: Partial<WireMessage> = {}) => wireMessage({ id, body: id, ...part });
const all = [
  message("one"),
  message("two"),
  message("note", { isInternal: true }),
  message("merged", { seq: 0 }),
  message("draft", { state: "draft" }),
];

describe("what can be split off", () => {
  it("is what was said in the ticket itself", () => {
    expect(splittable(all).map(({ id }) => id)).toEqual(["one", "two", "note"]);
  });

  it.each([
    [["one"], null],
    [["one", "note"], null],
    [["note"], "nothingMoves"],
    [["one", "two"], "nothingStays"],
    [["one", "two", "note"], "nothingStays"],
  ])("%j: %s", (chosen, refusal) => {
    expect(refusalOf(all, new Set(chosen))).toBe(refusal);
  });

  it("is about what the customer asked, in a line", () => {
    const answer = message("a", { senderKind: "agent", body: "Hello" });
    expect(subjectOf([answer, message("b", { body: "**The  invoice**\nis wrong" })])).toBe("The invoice");
    expect(subjectOf([answer])).toBe("Hello");
    expect(subjectOf([message("c", { body: "word ".repeat(40) })])).toMatch(/^(word )+word…$/);
  });
});
