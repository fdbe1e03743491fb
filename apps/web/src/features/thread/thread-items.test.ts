import type { WireMessage } from "@handrail/contracts";
import { wireMessage } from "@handrail/sync/testing/wire-message";
import { describe, expect, it } from "vitest";
import { lastPublicSeq, lastSeenId, threadItems } from "./thread-items.ts";

const message = (seq: number, at: string, change: Partial<WireMessage> = {}) =>
  wireMessage({ id: `m${seq}`, seq, senderMembershipId: "maya", createdAt: new Date(at), ...change });

const options = { timeZone: "UTC", pending: [], seenSeq: null, ownMembershipId: "ana" };
const shape = (messages: WireMessage[], change: Partial<Parameters<typeof threadItems>[1]> = {}) =>
  threadItems(messages, { ...options, ...change }).map((item) =>
    item.kind === "message" ? `${item.message.id}${item.continues ? "+" : ""}` : item.kind,
  );

describe("thread", () => {
  it("starts every day with its name, in the organisation's time zone", () => {
    const messages = [message(1, "2026-05-01T23:30:00Z"), message(2, "2026-05-02T00:10:00Z")];
    expect(shape(messages)).toEqual(["day", "m1", "day", "m2"]);
    expect(shape(messages, { timeZone: "Europe/Madrid" })).toEqual(["day", "m1", "m2"]);
  });

  it("leaves out a draft of AI once something went out in its place, and not before", () => {
    const ai = { senderKind: "ai", aiInteractionId: "call" } as const;
    const draft = message(1, "2026-05-01T10:00:00Z", { ...ai, state: "discarded" });
    const reply = { aiInteractionId: "call", senderKind: "agent" } as const;
    const sent = message(2, "2026-05-01T10:01:00Z", reply);
    expect(shape([draft, sent])).toEqual(["day", "m2"]);
    expect(shape([draft, { ...sent, state: "scheduled" }])).toEqual(["day", "m1", "m2"]);
  });

  it("joins what one person says in one go", () => {
    expect(
      shape([
        message(1, "2026-05-01T10:00:00Z"),
        message(2, "2026-05-01T10:02:00Z"),
        message(3, "2026-05-01T10:20:00Z"),
      ]),
    ).toEqual(["day", "m1", "m2+", "m3"]);
  });

  it("never joins a note to a reply", () => {
    const ana = { senderKind: "agent", senderMembershipId: "ana" } as const;
    expect(
      shape([
        message(1, "2026-05-01T10:00:00Z", ana),
        message(2, "2026-05-01T10:00:30Z", { ...ana, isInternal: true }),
      ]),
    ).toEqual(["day", "m1", "m2"]);
  });

  it("marks where reading stopped once, and not for own messages", () => {
    const messages = [
      message(1, "2026-05-01T10:00:00Z"),
      message(2, "2026-05-01T10:00:10Z", { senderMembershipId: "ana" }),
      message(3, "2026-05-01T10:00:20Z"),
      message(4, "2026-05-01T10:00:30Z"),
    ];
    expect(shape(messages, { seenSeq: 1 })).toEqual(["day", "m1", "m2", "unseen", "m3", "m4+"]);
  });

  it("knows the newest message that the customer sees", () => {
    expect(
      lastPublicSeq([
        message(4, "2026-05-01T10:00:00Z"),
        message(5, "2026-05-01T10:00:00Z", { isInternal: true }),
        message(6, "2026-05-01T10:00:00Z", { state: "draft" }),
      ]),
    ).toBe(4);
  });
});

it.each([
  [0, null],
  [1, null],
  [2, "m2"],
  [6, "m3"],
  [7, "m7"],
])("seen up to %i, the mark is on %s", (seenSeq, id) => {
  const at = "2026-05-01T10:00:00Z";
  const messages = [
    message(1, at),
    message(2, at, { senderKind: "ai" }),
    message(3, at, { senderKind: "agent" }),
    message(4, at, { senderKind: "agent", isInternal: true }),
    message(5, at, { senderKind: "system" }),
    message(6, at, { senderKind: "agent", state: "scheduled" }),
    message(7, at, { senderKind: "agent" }),
  ];
  expect(lastSeenId(messages, seenSeq)).toBe(id);
});
