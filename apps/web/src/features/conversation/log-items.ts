import type { WireMessage } from "@handrail/contracts";

export type LogItem =
  | { kind: "day"; key: string; at: Date }
  | { kind: "message"; key: string; message: WireMessage; continues: boolean };

const sameTurnMs = 5 * 60_000;

/** PURE. What a customer reads from top to bottom: the days, and messages that go on where the one above ended. */
export function logItems(messages: readonly WireMessage[], timeZone: string): LogItem[] {
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const items: LogItem[] = [];
  let above: WireMessage | null = null;
  let day = "";
  for (const message of messages) {
    const today = dayOf.format(message.createdAt);
    if (today !== day) {
      items.push({ kind: "day", key: `day-${today}`, at: message.createdAt });
      day = today;
      above = null;
    }
    const continues =
      above !== null &&
      above.senderKind === message.senderKind &&
      above.senderMembershipId === message.senderMembershipId &&
      message.createdAt.getTime() - above.createdAt.getTime() < sameTurnMs;
    items.push({ kind: "message", key: message.id, message, continues });
    above = message;
  }
  return items;
}
