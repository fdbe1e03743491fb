import { eventKinds } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { eventSentence } from "./event-sentence.ts";

const event = (kind: string, data: unknown = {}, actor: { kind?: string; name?: string | null } = {}) => ({
  id: "e",
  kind,
  actorKind: actor.kind ?? "agent",
  actorName: actor.name === undefined ? "Ana" : actor.name,
  data,
  createdAt: new Date(0),
});

describe("history", () => {
  it.each([
    ["ticket.assigned", { assigneeId: { from: null, to: "b" }, assigneeName: "Luis" }, "assigned"],
    ["ticket.assigned", { assigneeId: { from: null, to: "a" }, assigneeName: "Ana" }, "assignedSelf"],
    ["ticket.assigned", { assigneeId: { from: "b", to: null }, assigneeName: null }, "unassigned"],
    ["ticket.category_changed", { categoryId: { from: null, to: "c" } }, "categorised"],
    ["ticket.triage_corrected", { priority: { from: "low", to: "high" } }, "triageCorrected"],
    ["ticket.category_changed", { categoryId: { from: "c", to: null } }, "uncategorised"],
    ["draft.approved", { isEdited: true }, "rewrote"],
    ["draft.approved", { isEdited: false }, "approved"],
    ["ticket.rated", { rating: { from: null, to: 4 } }, "rated"],
    ["ticket.watched", { watcherName: "Luis" }, "watched"],
    [
      "ticket.snoozed",
      {
        snooze: {
          from: { until: null, untilReply: false },
          to: { until: "2026-05-08T07:00:00.000Z", untilReply: true },
        },
      },
      "snoozed",
    ],
    ["ticket.woken", {}, "woken"],
    ["ticket.due_changed", { dueAt: { from: null, to: "2026-05-08T07:00:00.000Z" } }, "dueChanged"],
    ["ticket.field_changed", { fieldName: "Order", field: { from: null, to: "7" } }, "fieldChanged"],
    ["ticket.article_linked", { articleTitle: "Renew" }, "articleLinked"],
    ["ticket.linked", { relation: "parent", number: "T-1" }, "linkedParent"],
    ["ticket.linked", { relation: "child", number: "T-1" }, "linkedChild"],
    ["ticket.unlinked", { relation: "related", number: "T-1" }, "unlinked"],
    ["ticket.merged", { into: "T-2" }, "merged"],
    ["ticket.merged", { from: "T-1" }, "mergedHere"],
    ["ticket.unmerged", { into: "T-2" }, "unmerged"],
    ["ticket.unmerged", { from: "T-1" }, "unmergedHere"],
    ["message.withdrawn", {}, "withdrawn"],
    ["message.withdrawn", { reason: "ticket_closed" }, "notSent"],
    ["something.new", {}, "other"],
  ])("%s %j is %s", (kind, data, key) => {
    expect(eventSentence(event(kind, data)).key).toBe(key);
  });

  it("tells a customer's message from an agent's", () => {
    expect(eventSentence(event("message.sent", {}, { kind: "customer" })).key).toBe("wrote");
    expect(eventSentence(event("message.sent")).key).toBe("replied");
  });

  it("says where the status went only where it moved", () => {
    const moved = { status: { from: "open", to: "in_progress" } };
    expect(eventSentence(event("message.sent", moved)).status).toEqual(moved.status);
    expect(
      eventSentence(event("message.sent", { status: { from: "open", to: "open" } })).status,
    ).toBeUndefined();
  });

  it("tells before and after of dates, fields and tags", () => {
    const due = { dueAt: { from: null, to: "2026-05-08T07:00:00.000Z" } };
    expect(eventSentence(event("ticket.due_changed", due)).moment).toEqual({
      from: null,
      to: new Date("2026-05-08T07:00:00Z"),
    });
    const field = { fieldName: "Size", field: { from: ["S"], to: ["S", "L"] } };
    expect(eventSentence(event("ticket.field_changed", field)).words).toEqual({ from: "S", to: "S, L" });
    const tags = { added: [{ name: "vip" }], removed: [] };
    expect(eventSentence(event("ticket.tags_changed", tags)).words).toEqual({ from: "", to: "vip" });
  });

  it("reads every kind of event, whatever its data", () => {
    for (const kind of eventKinds)
      for (const data of [null, [], "x", { status: 3, rating: "y", assigneeId: 7 }])
        expect(() => eventSentence(event(kind, data))).not.toThrow();
  });
});
