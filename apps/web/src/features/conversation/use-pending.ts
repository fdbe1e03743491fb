"use client";
import type { WireMessage } from "@handrail/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { type Pending, restorePending, stillPending, withPending } from "./pending.ts";

/** Whether the message that was sent will come up in this log, or became something elsewhere. */
export type Delivery = "here" | "elsewhere";

/**
 * Messages on their way: shown at once, sent one after the other, kept on this device until the log shows them. A
 * retry carries the same key, so it is the same message. What was under way when the page closed is sent again.
 */
export function usePending(
  conversationId: string | null,
  messages: readonly WireMessage[],
  deliver: (message: { clientId: string; body: string; attachmentIds: string[] }) => Promise<Delivery>,
) {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const key = conversationId && `handrail-pending:${conversationId}`;
  const line = useRef<Promise<void>>(Promise.resolve());
  const current = useRef(deliver);
  useEffect(() => {
    current.current = deliver;
  });

  const change = useCallback(
    (next: (pending: readonly Pending[]) => readonly Pending[]) => {
      setPending((before) => {
        const after = next(before);
        if (key && after !== before) writeStored(key, after.length > 0 ? JSON.stringify(after) : null);
        return after;
      });
    },
    [key],
  );

  const start = useCallback(
    (entry: Pending) => {
      const run = async () => {
        try {
          const delivery = await current.current({
            clientId: entry.clientId,
            body: entry.body,
            attachmentIds: entry.attachments.map(({ id }) => id),
          });
          change((pending) =>
            delivery === "here"
              ? withPending(pending, entry.clientId, { state: "sent", reason: null })
              : pending.filter(({ clientId }) => clientId !== entry.clientId),
          );
        } catch (error) {
          const { reason } = errorDetails(error);
          change((pending) => withPending(pending, entry.clientId, { state: "failed", reason }));
        }
      };
      line.current = line.current.then(run);
    },
    [change],
  );

  useEffect(() => {
    if (!key) return;
    const restored = restorePending(readStored(key));
    setPending(restored);
    for (const entry of restored) if (entry.state === "sending") start(entry);
  }, [key, start]);

  useEffect(() => change((pending) => stillPending(pending, messages)), [messages, change]);

  const send = (body: string, attachments: Pending["attachments"] = []) => {
    const entry: Pending = {
      clientId: newKey(),
      body,
      attachments,
      at: new Date(),
      state: "sending",
      reason: null,
    };
    change((pending) => [...pending, entry]);
    start(entry);
  };
  const retry = (entry: Pending) => {
    change((pending) => withPending(pending, entry.clientId, { state: "sending", reason: null }));
    start(entry);
  };
  const discard = ({ clientId }: Pending) =>
    change((pending) => pending.filter((entry) => entry.clientId !== clientId));

  return { pending: stillPending(pending, messages), send, retry, discard };
}
