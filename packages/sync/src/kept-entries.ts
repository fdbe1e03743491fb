import type { Posted } from "./outbox.ts";

/** Texts that a device keeps under keys when its pages are gone, as `localStorage` does. */
export type KeptTexts = {
  keysBelow(prefix: string): readonly string[];
  read(key: string): string | null;
  /** Null forgets. */
  write(key: string, text: string | null): void;
};

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

/**
 * What an outbox holds, kept on the device: each entry under a key of its own, so that two pages of one device do not
 * overwrite each other. `restored` is what was left, oldest first (`restore`: null for what is no entry); `keep` is told
 * of every change. What the server took is forgotten, for the log brings it back.
 */
export function keptEntries<Entry extends Posted>(
  texts: KeptTexts,
  storageKey: string,
  restore: (kept: unknown) => Entry | null,
): { restored: readonly Entry[]; keep(entries: readonly Entry[]): void } {
  const keyOf = ({ clientId }: Posted) => `${storageKey}:${clientId}`;
  const restored = texts
    .keysBelow(`${storageKey}:`)
    .map((key) => restore(parsed(texts.read(key))))
    .filter((entry): entry is Entry => entry !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  let kept: readonly Entry[] = restored;
  return {
    restored,
    keep(entries) {
      for (const entry of kept) if (!entries.includes(entry)) texts.write(keyOf(entry), null);
      for (const entry of entries) {
        if (!kept.includes(entry) && entry.state !== "sent") texts.write(keyOf(entry), JSON.stringify(entry));
      }
      kept = entries;
    },
  };
}
