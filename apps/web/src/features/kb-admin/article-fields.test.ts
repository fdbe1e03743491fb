import { describe, expect, it } from "vitest";
import { emptyFields, suggestedSides } from "./article-fields.ts";

describe("suggestedSides", () => {
  it("takes each field from whoever changed it, the own one where both did", () => {
    const base = { ...emptyFields, title: "a", body: "a", excerpt: "e" };
    const mine = { ...base, body: "mine", title: "Mine" };
    const theirs = { ...base, excerpt: "theirs", title: "Theirs" };
    expect(suggestedSides(base, mine, theirs)).toEqual({ body: "mine", title: "mine", excerpt: "theirs" });
  });
});
