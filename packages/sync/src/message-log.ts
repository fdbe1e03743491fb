import type { WireMessage } from "@handrail/contracts";

/** The messages a client holds, in the order of the conversation, and how far it has everything. */
export type MessageLog = { messages: readonly WireMessage[]; cursor: number };

export const emptyLog: MessageLog = { messages: [], cursor: 0 };

/** PURE. Takes over messages in whatever order they come: the newest change of each wins, position decides the order. */
function merge(known: readonly WireMessage[], incoming: readonly WireMessage[]): WireMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of incoming) {
    const held = byId.get(message.id);
    if (!held || held.changeSeq <= message.changeSeq) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** PURE. What a `sync` answered: everything after the cursor that was asked with, up to `lastSeq`, without what left. */
export function applySync(
  log: MessageLog,
  page: { messages: readonly WireMessage[]; gone?: readonly string[]; lastSeq: number },
): MessageLog {
  const gone = new Set(page.gone);
  const left = gone.size > 0 ? log.messages.filter(({ id }) => !gone.has(id)) : log.messages;
  return { messages: merge(left, page.messages), cursor: Math.max(log.cursor, page.lastSeq) };
}

/**
 * PURE. What realtime brought. A message that follows the cursor at once moves it; one beyond shows that something
 * is missing (or was not for us): it is shown, and `gap` asks for a sync from the cursor.
 */
export function applyPush(
  log: MessageLog,
  push: { changeSeq: number; message?: WireMessage | undefined },
): { log: MessageLog; gap: boolean } {
  if (push.changeSeq <= log.cursor) return { log, gap: false };
  const follows = push.changeSeq === log.cursor + 1 && push.message !== undefined;
  const messages = push.message ? merge(log.messages, [push.message]) : log.messages;
  return { log: { messages, cursor: follows ? push.changeSeq : log.cursor }, gap: !follows };
}
