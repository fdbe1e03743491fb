import type { WireMessage } from "@handrail/contracts";

/** Where this device keeps how far a conversation was read. */
export const seenKey = (conversationId: string) => `handrail-seen:${conversationId}`;

/** PURE. What the team and its assistant wrote after the customer's last message and beyond what was read. */
export function unreadCount(
  messages: readonly Pick<WireMessage, "seq" | "senderKind">[],
  seenSeq: number,
): number {
  const own = messages.findLastIndex((message) => message.senderKind === "customer");
  const isAnswer = ({ senderKind }: Pick<WireMessage, "senderKind">) =>
    senderKind === "agent" || senderKind === "ai";
  return messages.slice(own + 1).filter((message) => message.seq > seenSeq && isAnswer(message)).length;
}
