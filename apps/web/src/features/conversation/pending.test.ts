import { describe, expect, it } from "vitest";
import { isInLog, type Pending, restorePending } from "./pending.ts";

const entry: Pending = {
  clientId: "00000000-0000-4000-8000-000000000001",
  body: "text",
  attachments: [],
  at: new Date(0),
  state: "sending",
  reason: null,
};

describe("pending messages", () => {
  it("are in the log by the key they were sent with", () => {
    expect(isInLog(entry, [{ clientId: null }, { clientId: entry.clientId }])).toBe(true);
    expect(isInLog(entry, [{ clientId: null }])).toBe(false);
  });

  it.each(["sending", "waiting", "failed"] as const)("come back as they were kept: %s", (state) => {
    const kept: Pending = { ...entry, state, reason: state === "sending" ? null : "unavailable" };
    expect(restorePending(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    null,
    "",
    [],
    { clientId: "x" },
    { ...entry, at: "yesterday" },
    { ...entry, at: "2026-01-01", state: "lost" },
    { ...entry, at: "2026-01-01", attachments: [{}] },
  ])("are nothing where %j was kept", (kept) => {
    expect(restorePending(kept)).toBeNull();
  });
});
