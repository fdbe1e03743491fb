import { describe, expect, it } from "vitest";
import { emptyDraft, restoreDraft } from "./ticket-draft.ts";

const key = "00000000-0000-4000-8000-000000000001";
const kept = (owner: string | null) => JSON.stringify({ ...emptyDraft(owner, key), subject: "Help" });

describe("draft of a ticket", () => {
  it("goes on with what its writer typed", () => {
    expect(restoreDraft(kept("maya"), "maya")?.subject).toBe("Help");
  });

  it("follows a visitor through signing in", () => {
    expect(restoreDraft(kept(null), "maya")).toMatchObject({ owner: "maya", subject: "Help" });
  });

  it("is never shown to somebody else on the same device", () => {
    expect(restoreDraft(kept("maya"), "noor")).toBeNull();
    expect(restoreDraft(kept("maya"), null)).toBeNull();
  });

  it.each([null, "", "{", "{}"])("is nothing for %j", (stored) => {
    expect(restoreDraft(stored, null)).toBeNull();
  });
});
