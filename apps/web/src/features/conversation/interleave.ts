import type { WireMessage } from "@handrail/contracts";

/**
 * PURE. Lays the messages of merged conversations between those of the one that goes on, by time. They keep no position
 * of their own there (`seq` 0), so that what was read, and what a reply has seen, is a matter of the conversation alone.
 */
export function interleave(
  messages: readonly WireMessage[],
  merged: readonly WireMessage[],
): readonly WireMessage[] {
  if (merged.length === 0) return messages;
  const added = merged
    .filter(({ state }) => state === "sent")
    .map((message) => ({ ...message, seq: 0, changeSeq: 0 }));
  return [...added, ...messages].sort((one, two) => one.createdAt.getTime() - two.createdAt.getTime());
}

/** PURE. Something that a thread says of itself at a time, in the reader's own language; no message of the conversation. */
export const systemEntry = (id: string, createdAt: Date, body: string): WireMessage => ({
  id: `system-${id}`,
  conversationId: "",
  seq: 0,
  changeSeq: 0,
  senderKind: "system",
  senderName: null,
  senderMembershipId: null,
  isInternal: true,
  state: "sent",
  body,
  sources: [],
  stale: [],
  clientId: null,
  helpful: null,
  aiInteractionId: null,
  fileCount: 0,
  attachments: [],
  createdAt,
  editedAt: null,
  redactedBy: null,
});
