import type { WireMessage } from "@handrail/contracts";

/** A message as it comes over the wire: a customer's, sent, unless `part` says otherwise. */
export const wireMessage = (part: Partial<WireMessage> & { id: string }): WireMessage => ({
  conversationId: "c",
  seq: 1,
  changeSeq: part.seq ?? 1,
  senderKind: "customer",
  senderName: "Maya",
  senderMembershipId: null,
  isInternal: false,
  state: "sent",
  body: "text",
  sources: [],
  stale: [],
  clientId: null,
  helpful: null,
  aiInteractionId: null,
  fileCount: 0,
  editedAt: null,
  redactedBy: null,
  attachments: [],
  createdAt: new Date(0),
  ...part,
});
