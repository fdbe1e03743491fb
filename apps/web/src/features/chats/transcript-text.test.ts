import { wireMessageSchema } from "@handrail/contracts/realtime";
import { expect, it } from "vitest";
import { transcriptOf } from "./transcript-text.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const message = (seq: number, change: object = {}) =>
  wireMessageSchema.parse({
    id: id(seq),
    conversationId: id(99),
    seq,
    changeSeq: seq,
    senderKind: "customer",
    senderName: "Maya",
    senderMembershipId: null,
    isInternal: false,
    state: "sent",
    body: `Text ${seq}`,
    sources: [],
    clientId: null,
    helpful: null,
    aiInteractionId: null,
    createdAt: new Date("2026-05-01T10:00:00Z"),
    ...change,
  });
const file = {
  id: id(50),
  name: "bill.pdf",
  contentType: "application/pdf",
  size: 1,
  width: null,
  height: null,
  state: "ready",
  previewUrl: null,
  downloadUrl: null,
};

it("holds what the customer could read, and nothing else", () => {
  const text = transcriptOf(
    [
      message(1, { attachments: [file] }),
      message(2, { isInternal: true, senderKind: "agent" }),
      message(3, { state: "draft", senderKind: "ai" }),
      message(4, { redactedBy: "Ana", body: "" }),
      message(5, { senderKind: "agent", senderName: "Ana" }),
    ],
    { nameOf: ({ senderName }) => senderName ?? "", timeOf: () => "10:00" },
  );
  expect(text).toBe("10:00 · Maya\nText 1\n[bill.pdf]\n\n10:00 · Ana\nText 5\n");
});
