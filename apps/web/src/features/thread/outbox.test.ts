import type { WireMessage } from "@handrail/contracts";
import { wireMessage } from "@handrail/sync/testing/wire-message";
import { describe, expect, it } from "vitest";
import { isInThread, type OutboxEntry, restoreEntry } from "./outbox.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const entry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId: id(1),
  kind: "reply",
  body: "text",
  attachments: [],
  at: new Date(0),
  state: "sending",
  reason: null,
  lastSeenSeq: 3,
  draft: null,
  setStatus: "pending_customer",
  templateIds: [],
  mentions: [],
  ...change,
});

const message = (change: Partial<WireMessage>) =>
  wireMessage({
    id: id(99),
    conversationId: id(0),
    senderKind: "agent",
    senderMembershipId: id(7),
    ...change,
  });

describe("what an agent sent", () => {
  it("is in the thread once its message is", () => {
    expect(isInThread(entry(), [message({ clientId: id(1) })])).toBe(true);
    expect(isInThread(entry(), [message({ clientId: id(5) })])).toBe(false);
  });

  it("waits for a draft to be sent, not only to exist", () => {
    const rewritten = entry({ draft: { messageId: id(50), changeSeq: 2 } });
    expect(isInThread(rewritten, [message({ id: id(50), state: "draft" })])).toBe(false);
    expect(isInThread(rewritten, [message({ id: id(50), state: "sent" })])).toBe(true);
  });

  const kept = (change: Partial<OutboxEntry>): unknown => JSON.parse(JSON.stringify(entry(change)));
  const soon = new Date(60_000);
  const later = new Date(3_600_000);

  it("goes on its way again when the page is opened soon, and is offered when it has lain for long", () => {
    expect(restoreEntry(kept({}), soon)).toEqual(entry());
    expect(restoreEntry(kept({ state: "waiting", reason: "unavailable" }), later)).toMatchObject({
      clientId: id(1),
      state: "failed",
      reason: "unavailable",
    });
  });

  it("is held as it was", () => {
    const held = { state: "held", reason: "newer_messages" } as const;
    expect(restoreEntry(kept(held), later)).toEqual(entry(held));
  });

  it.each([null, "", [], {}, { clientId: id(1) }])("is nothing where %j was kept", (stored) => {
    expect(restoreEntry(stored, soon)).toBeNull();
  });
});
