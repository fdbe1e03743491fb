import type { WireMessage } from "@handrail/contracts";

/** Where this device keeps how far a conversation was read. */
export const seenKey = (conversationId: string) => `handrail-seen:${conversationId}`;

/** PURE. What people of the team wrote after the customer's last message and beyond what was read. */
export function unreadCount(
  messages: readonly Pick<WireMessage, "seq" | "senderKind">[],
  seenSeq: number,
): number {
  const own = messages.findLastIndex((message) => message.senderKind === "customer");
  return messages.slice(own + 1).filter(({ seq, senderKind }) => seq > seenSeq && senderKind === "agent")
    .length;
}
