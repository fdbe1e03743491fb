"use client";
import type { WireMessage } from "@handrail/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { changed, type Outbox, type OutboxEntry, outstanding, refused, restoreOutbox } from "./outbox.ts";

type Options = {
  /** Where what was not sent is kept. */
  storageKey: string;
  messages: readonly WireMessage[];
  send: (entry: OutboxEntry) => Promise<void>;
  onSent?: () => void;
};

/**
 * What is on its way: shown at once, kept with its key until the server's own copy is in the log, offered again
 * where sending failed. The same key twice is one message.
 */
export function useOutbox({ storageKey, messages, send, onSent }: Options) {
  const [outbox, setOutbox] = useState<Outbox>([]);
  const current = useRef({ send, onSent });
  useEffect(() => {
    current.current = { send, onSent };
  });

  const keep = useCallback(
    (change: (outbox: Outbox) => Outbox) =>
      setOutbox((before) => {
        const after = change(before);
        const unsent = after.filter((entry) => entry.state !== "sent");
        if (after !== before) writeStored(storageKey, unsent.length > 0 ? JSON.stringify(unsent) : null);
        return after;
      }),
    [storageKey],
  );

  useEffect(() => setOutbox(restoreOutbox(readStored(storageKey))), [storageKey]);
  useEffect(() => keep((before) => outstanding(before, messages)), [messages, keep]);

  const dispatch = useCallback(
    async (entry: OutboxEntry) => {
      try {
        await current.current.send(entry);
        keep((before) => changed(before, entry.clientId, { state: "sent", reason: null }));
        current.current.onSent?.();
      } catch (error) {
        keep((before) => changed(before, entry.clientId, refused(errorDetails(error).reason)));
      }
    },
    [keep],
  );

  const submit = useCallback(
    (content: Omit<OutboxEntry, "clientId" | "at" | "state" | "reason">) => {
      const entry: OutboxEntry = {
        ...content,
        clientId: newKey(),
        at: new Date(),
        state: "sending",
        reason: null,
      };
      keep((before) => [...before, entry]);
      void dispatch(entry);
    },
    [dispatch, keep],
  );

  const retry = useCallback(
    (entry: OutboxEntry) => {
      keep((before) => changed(before, entry.clientId, { state: "sending", reason: null }));
      void dispatch(entry);
    },
    [dispatch, keep],
  );

  const drop = useCallback(
    (entry: OutboxEntry) => keep((before) => before.filter((each) => each.clientId !== entry.clientId)),
    [keep],
  );

  return { outbox: outstanding(outbox, messages), submit, retry, drop };
}
