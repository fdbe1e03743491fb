import type { WireMessage } from "@handrail/contracts";
import type { OutboxEntry } from "./outbox.ts";

export type ThreadItem =
  | { kind: "day"; key: string; at: Date }
  | { kind: "unseen"; key: string }
  | { kind: "message"; key: string; message: WireMessage; continues: boolean }
  | { kind: "pending"; key: string; entry: OutboxEntry };

type Options = {
  timeZone: string;
  pending: readonly OutboxEntry[];
  /** What others wrote to the customer or as the customer after this position is marked as new; null marks none. */
  seenSeq: number | null;
  ownMembershipId: string | null;
};

const sameTurnMs = 5 * 60_000;

/** Whether a message goes on where the one above ended: same voice, same kind, shortly after. */
function continuesTurn(above: WireMessage | null, message: WireMessage): boolean {
  return (
    above !== null &&
    above.state === "sent" &&
    message.state === "sent" &&
    above.senderKind === message.senderKind &&
    above.senderKind !== "system" &&
    above.senderMembershipId === message.senderMembershipId &&
    above.isInternal === message.isInternal &&
    message.createdAt.getTime() - above.createdAt.getTime() < sameTurnMs
  );
}

/** Whether the customer sees it, or is about to. */
const isOut = ({ isInternal, state }: WireMessage) =>
  !isInternal && (state === "sent" || state === "scheduled");

/** Whether somebody else wrote it and the customer sees it, or is about to. */
export function isNews(message: WireMessage, ownMembershipId: string | null): boolean {
  const isOwn = ownMembershipId !== null && message.senderMembershipId === ownMembershipId;
  return !isOwn && isOut(message);
}

/** Whether it is a reply that its author has taken back: nothing is left to show. */
const isTakenBack = ({ state, senderKind }: WireMessage) => state === "discarded" && senderKind === "agent";

/** Whether it is a draft of AI that a reply went out in the place of. */
function isReplaced({ state, senderKind, aiInteractionId }: WireMessage, sent: ReadonlySet<string>): boolean {
  return (
    state === "discarded" && senderKind === "ai" && aiInteractionId !== null && sent.has(aiInteractionId)
  );
}

/** PURE. What a thread shows from top to bottom: days, where reading stopped, messages, and what is on its way. */
export function threadItems(messages: readonly WireMessage[], options: Options): ThreadItem[] {
  const { timeZone, pending, seenSeq, ownMembershipId } = options;
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const items: ThreadItem[] = [];
  let above: WireMessage | null = null;
  let day = "";
  let marked = seenSeq === null;
  const answered = new Set(
    messages.flatMap(({ state, aiInteractionId }) =>
      state === "sent" && aiInteractionId ? [aiInteractionId] : [],
    ),
  );
  for (const message of messages) {
    if (isTakenBack(message) || isReplaced(message, answered)) continue;
    const today = dayOf.format(message.createdAt);
    if (today !== day) {
      day = today;
      above = null;
      items.push({ kind: "day", key: `day-${today}`, at: message.createdAt });
    }
    if (!marked && seenSeq !== null && message.seq > seenSeq && isNews(message, ownMembershipId)) {
      marked = true;
      above = null;
      items.push({ kind: "unseen", key: "unseen" });
    }
    items.push({ kind: "message", key: message.id, message, continues: continuesTurn(above, message) });
    above = message;
  }
  for (const entry of pending) items.push({ kind: "pending", key: entry.clientId, entry });
  return items;
}

/** PURE. The newest change that customer and agents share, or will in a moment; what a reply says it has seen. */
export function lastPublicSeq(messages: readonly WireMessage[]): number {
  return messages.reduce((last, message) => (isOut(message) ? Math.max(last, message.changeSeq) : last), 0);
}

/** PURE. The last of our messages that the customer has had before the own eyes, of those that are still there. */
export function lastSeenId(messages: readonly WireMessage[], seenSeq: number): string | null {
  const seen = messages.findLast(
    ({ seq, state, isInternal, senderKind }) =>
      seq <= seenSeq && state === "sent" && !isInternal && (senderKind === "agent" || senderKind === "ai"),
  );
  return seen?.id ?? null;
}
