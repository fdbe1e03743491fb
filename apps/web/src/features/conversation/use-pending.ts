"use client";
import type { WireMessage } from "@handrail/contracts";
import type { Delivery } from "@handrail/sync";
import { isInLog, type Pending, restorePending } from "./pending.ts";
import { useElsewhere } from "./use-elsewhere.ts";
import { useOutbox } from "./use-outbox.ts";

type Sent = { clientId: string; body: string; attachmentIds: string[] };

/** A customer's messages on their way to a conversation, from this tab and from others of the browser. */
export function usePending(
  conversationId: string | null,
  messages: readonly WireMessage[],
  deliver: (message: Sent) => Promise<Delivery>,
) {
  const storageKey = conversationId && `handrail-pending:${conversationId}`;
  const elsewhere = useElsewhere(storageKey);
  const { entries, add, retry, drop } = useOutbox<Pending>({
    storageKey,
    messages,
    restore: restorePending,
    isThere: isInLog,
    deliver: ({ clientId, body, attachments }) =>
      deliver({ clientId, body, attachmentIds: attachments.map(({ id }) => id) }),
  });
  const send = (body: string, attachments: Pending["attachments"] = []) => add({ body, attachments });
  const others = elsewhere.filter(
    (other) => !isInLog(other, messages) && !entries.some(({ clientId }) => clientId === other.clientId),
  );
  const pending = [...entries, ...others].sort((a, b) => a.at.getTime() - b.at.getTime());
  return { pending, send, retry: (entry: Pending) => retry(entry), discard: drop };
}
