import { describe, expect, it } from "vitest";
import { createMarkFilter, parseCited } from "./citations.ts";

describe("parseCited", () => {
  it("gives each sentence and step its passage", () => {
    const text = "Choose Billing. Press Save. [p2] Like this: [p1]\n1. Open it. [p1]\n2. Close it. [p3]";
    expect(parseCited(text)).toEqual({
      wantsPerson: false,
      sentences: [
        { text: "Choose Billing.", passageId: "p2", isStep: false },
        { text: "Press Save.", passageId: "p2", isStep: false },
        { text: "Like this:", passageId: "p1", isStep: false },
        { text: "Open it.", passageId: "p1", isStep: true },
        { text: "Close it.", passageId: "p3", isStep: true },
      ],
    });
  });

  it("leaves out what names no passage", () => {
    expect(parseCited("We refund everything. I promise.").sentences).toEqual([]);
    expect(parseCited("True. [p1] Invented.").sentences).toHaveLength(1);
    expect(parseCited("[no-answer]")).toEqual({ sentences: [], wantsPerson: false });
  });

  it("hears the wish for a person", () => {
    expect(parseCited("[person]").wantsPerson).toBe(true);
  });
});

it("takes marks out of a stream however it is cut", () => {
  const text = "Open it [p1]. Then [see] wait. [p2, p3]\n1. Go [p12]";
  for (let size = 1; size < text.length; size += 1) {
    const filter = createMarkFilter();
    let shown = "";
    for (let at = 0; at < text.length; at += size) shown += filter.push(text.slice(at, at + size));
    shown += filter.end();
    expect(shown.replace(/ +/g, " ").trim()).toMatch(/^Open it ?\. Then \[see\] wait\. ?\n1\. Go$/);
  }
});
