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
