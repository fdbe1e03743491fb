import { describe, expect, it } from "vitest";
import { type Pending, restorePending, stillPending, withPending } from "./pending.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const entry = (n: number, change: Partial<Pending> = {}): Pending => ({
  clientId: id(n),
  body: `text ${n}`,
  attachments: [],
  at: new Date(0),
  state: "sending",
  reason: null,
  ...change,
});

describe("pending messages", () => {
  it("lets go of what the log shows, by the key it was sent with", () => {
    expect(stillPending([entry(1), entry(2)], [{ clientId: id(1) }])).toEqual([entry(2)]);
  });

  it("keeps the same list while nothing has arrived", () => {
    const pending = [entry(1)];
    expect(stillPending(pending, [{ clientId: null }])).toBe(pending);
  });

  it("changes one entry and no other", () => {
    const changed = withPending([entry(1), entry(2)], id(2), { state: "failed", reason: "unavailable" });
    expect(changed).toEqual([entry(1), entry(2, { state: "failed", reason: "unavailable" })]);
  });

  it("restores what was under way or failed, not what the server had taken", () => {
    const stored = JSON.stringify([entry(1), entry(2, { state: "sent" }), entry(3, { state: "failed" })]);
    expect(restorePending(stored)).toEqual([entry(1), entry(3, { state: "failed" })]);
  });

  it.each([null, "", "{", '[{"clientId":"x"}]'])("starts empty from %j", (stored) => {
    expect(restorePending(stored)).toEqual([]);
  });
});
