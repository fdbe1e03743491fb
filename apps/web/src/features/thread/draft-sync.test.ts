import { describe, expect, it } from "vitest";
import { type Draft, emptyDraft, isDirty, meet, restoreDraft, takeBack, withOther } from "./draft-sync.ts";

const draft = (text: string, body: string, version = 1): Draft => ({
  text,
  base: { body, version },
  other: null,
});

describe("meet", () => {
  it.each([
    ["nothing new", draft("ab", "a"), { body: "x", version: 1 }, "ab", null],
    [
      "the other device's text where nothing was written here",
      draft("a", "a"),
      { body: "b", version: 2 },
      "b",
      null,
    ],
    [
      "one's own where the other device saved the same",
      draft("ab", "a"),
      { body: "ab", version: 2 },
      "ab",
      null,
    ],
    [
      "one's own where the other device sent or emptied it",
      draft("ab", "a"),
      { body: "", version: 2 },
      "ab",
      null,
    ],
    ["both where both wrote", draft("ab", "a"), { body: "ac", version: 2 }, "ab", "ac"],
    ["what was never saved", draft("ab", "", 0), { body: "x", version: 3 }, "ab", "x"],
  ])("keeps %s", (_name, here, server, text, other) => {
    const met = meet(here, server);
    expect([met.text, met.other]).toEqual([text, other]);
    expect(met.base.version).toBe(Math.max(here.base.version, server.version));
  });
});

describe("takeBack", () => {
  it("puts a reply above what is written since", () => {
    expect(takeBack(draft("", ""), "Sent", { body: "Sent", version: 2 }).text).toBe("Sent");
    expect(takeBack(draft("New", ""), "Sent", { body: "Sent", version: 2 }).text).toBe("Sent\n\nNew");
  });

  it("does nothing twice", () => {
    const once = takeBack(draft("", ""), "Sent", { body: "Sent", version: 2 });
    expect(takeBack(once, "Sent", { body: "Sent", version: 2 })).toEqual(once);
  });
});

it("both texts can be put together", () => {
  expect(withOther({ ...draft("a", ""), other: "b" })).toMatchObject({ text: "a\n\nb", other: null });
});

it("what this device kept is read again, also plain text", () => {
  const kept = draft("ab", "a");
  expect(restoreDraft(JSON.stringify(kept))).toEqual(kept);
  expect(restoreDraft("just text")).toEqual({ ...emptyDraft, text: "just text" });
  expect(restoreDraft(null)).toEqual(emptyDraft);
  expect(isDirty(restoreDraft("just text"))).toBe(true);
});
