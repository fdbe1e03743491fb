"use client";
import type { WireMessage } from "@handrail/contracts";
import {
  createOutbox,
  type Delivery,
  judgeRefusal,
  type KeptTexts,
  keptEntries,
  type Outbox,
  type Posted,
} from "@handrail/sync";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { readStored, storedBelow, writeStored } from "../../lib/stored.ts";

const deviceTexts: KeptTexts = { keysBelow: storedBelow, read: readStored, write: writeStored };

type Messages = readonly WireMessage[];
type Options<Entry extends Posted> = {
  /** Where what was not sent is kept, each entry for itself; null while there is nowhere to send to. */
  storageKey: string | null;
  messages: Messages;
  /** One entry as it was kept; null where it is none. */
  restore: (kept: unknown) => Entry | null;
  isThere: (entry: Entry, messages: Messages) => boolean;
  deliver: (entry: Entry) => Promise<Delivery>;
};

type Held<Entry extends Posted> = {
  outbox: Outbox<Entry>;
  listeners: Set<() => void>;
  deliver: Options<Entry>["deliver"];
};

/** Goes on sending when the page that wrote has been left, and is found again by the next that shows the conversation. */
const boxes = new Map<string, unknown>();

function openBox<Entry extends Posted>(
  storageKey: string,
  { restore, deliver }: Options<Entry>,
): Held<Entry> {
  const known = boxes.get(storageKey);
  // What a key holds was put there by the same kind of page: the key names the side that writes.
  if (known) return known as Held<Entry>;
  const { restored, keep } = keptEntries(deviceTexts, storageKey, restore);
  const held: Held<Entry> = {
    deliver,
    listeners: new Set(),
    outbox: createOutbox<Entry>(
      {
        deliver: (entry) => held.deliver(entry),
        judge: (error) => judgeRefusal(errorDetails(error)),
        onChange(entries) {
          keep(entries);
          for (const tell of held.listeners) tell();
        },
      },
      restored,
    ),
  };
  boxes.set(storageKey, held);
  return held;
}

/**
 * What is on its way: shown at once, sent in the order of writing, again by itself while the server cannot be reached,
 * and kept on this device until the log shows it. The same key twice is one message.
 */
export function useOutbox<Entry extends Posted>(options: Options<Entry>) {
  const { storageKey, messages, isThere } = options;
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const current = useRef(options);
  const box = useRef<Outbox<Entry> | null>(null);
  useEffect(() => {
    current.current = options;
  });

  useEffect(() => {
    setEntries([]);
    if (!storageKey) return;
    const held = openBox(storageKey, current.current);
    const show = () => setEntries(held.outbox.entries());
    const wake = () => held.outbox.wake();
    held.deliver = (entry) => current.current.deliver(entry);
    held.listeners.add(show);
    box.current = held.outbox;
    show();
    window.addEventListener("online", wake);
    return () => {
      window.removeEventListener("online", wake);
      held.listeners.delete(show);
      if (box.current === held.outbox) box.current = null;
      if (held.listeners.size === 0 && held.outbox.entries().length === 0) boxes.delete(storageKey);
    };
  }, [storageKey]);

  useEffect(() => box.current?.settle((entry) => isThere(entry, messages)), [messages, isThere]);

  const add = useCallback((content: Omit<Entry, keyof Posted>) => {
    const posted: Posted = { clientId: newKey(), at: new Date(), state: "sending", reason: null };
    // Guarantee: what is left out of the content is exactly what every entry has.
    box.current?.add({ ...content, ...posted } as Entry);
  }, []);
  const retry = useCallback(
    ({ clientId }: Entry, change?: Partial<Entry>) => box.current?.retry(clientId, change),
    [],
  );
  const drop = useCallback(({ clientId }: Entry) => box.current?.drop(clientId), []);

  return { entries: entries.filter((entry) => !isThere(entry, messages)), add, retry, drop };
}
