import type { WireMessage } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { changed, type OutboxEntry, outstanding, refused, restoreOutbox } from "./outbox.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const entry = (n: number, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId: id(n),
  kind: "reply",
  body: `text ${n}`,
  attachments: [],
  at: new Date(0),
  state: "sending",
  reason: null,
  draft: null,
  setStatus: "pending_customer",
  templateIds: [],
  mentions: [],
  ...change,
});

const message = (change: Partial<WireMessage>): WireMessage => ({
  id: id(99),
  conversationId: id(0),
  seq: 1,
  changeSeq: 1,
  senderKind: "agent",
  senderName: "Ana",
  senderMembershipId: id(7),
  isInternal: false,
  state: "sent",
  body: "text",
  sources: [],
  clientId: null,
  helpful: null,
  aiInteractionId: null,
  fileCount: 0,
  attachments: [],
  createdAt: new Date(0),
  ...change,
});

describe("outbox", () => {
  it("lets go of an entry once its message is in the log", () => {
    expect(outstanding([entry(1), entry(2)], [message({ clientId: id(1) })])).toEqual([entry(2)]);
  });

  it("keeps the same list while nothing has arrived", () => {
    const outbox = [entry(1)];
    expect(outstanding(outbox, [message({ clientId: id(5) })])).toBe(outbox);
  });

  it("waits for a draft to be sent, not only to exist", () => {
    const rewritten = entry(1, { draft: { messageId: id(50), changeSeq: 2 } });
    expect(outstanding([rewritten], [message({ id: id(50), state: "draft" })])).toHaveLength(1);
    expect(outstanding([rewritten], [message({ id: id(50), state: "sent" })])).toHaveLength(0);
  });

  it("holds a reply that crossed newer messages and fails any other refusal", () => {
    expect(refused("newer_messages").state).toBe("held");
    expect(refused("unavailable")).toEqual({ state: "failed", reason: "unavailable" });
  });

  it("changes one entry and no other", () => {
    expect(changed([entry(1), entry(2)], id(2), { state: "sent" }).map((each) => each.state)).toEqual([
      "sending",
      "sent",
    ]);
  });

  it("offers again what was under way when the page closed, under the same key", () => {
    const stored = JSON.stringify([entry(1), entry(2, { state: "sent" }), entry(3, { state: "held" })]);
    expect(restoreOutbox(stored)).toEqual([
      entry(1, { state: "failed", reason: "unavailable" }),
      entry(3, { state: "held" }),
    ]);
  });

  it.each([null, "", "{", "[{}]"])("starts empty from %j", (stored) => {
    expect(restoreOutbox(stored)).toEqual([]);
  });
});
