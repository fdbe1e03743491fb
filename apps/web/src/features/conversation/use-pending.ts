"use client";
import type { WireMessage } from "@handrail/contracts";
import type { Delivery } from "@handrail/sync";
import { isInLog, type Pending, restorePending } from "./pending.ts";
import { useOutbox } from "./use-outbox.ts";

type Sent = { clientId: string; body: string; attachmentIds: string[] };

/** A customer's messages on their way to a conversation. */
export function usePending(
  conversationId: string | null,
  messages: readonly WireMessage[],
  deliver: (message: Sent) => Promise<Delivery>,
) {
  const { entries, add, retry, drop } = useOutbox<Pending>({
    storageKey: conversationId && `handrail-pending:${conversationId}`,
    messages,
    restore: restorePending,
    isThere: isInLog,
    deliver: ({ clientId, body, attachments }) =>
      deliver({ clientId, body, attachmentIds: attachments.map(({ id }) => id) }),
  });
  const send = (body: string, attachments: Pending["attachments"] = []) => add({ body, attachments });
  return { pending: entries, send, retry: (entry: Pending) => retry(entry), discard: drop };
}
