"use client";
import { useEffect, useState } from "react";
import { storedBelow } from "../../lib/stored.ts";
import { type Pending, restorePending } from "./pending.ts";

/** How long what another tab has let go of is still shown: the log has it by then, or it was discarded. */
const lingerMs = 2_000;

function readEntry(kept: string | null): Pending | null {
  try {
    const entry = restorePending(JSON.parse(kept ?? ""));
    return entry && { ...entry, state: "sending", reason: null };
  } catch {
    return null;
  }
}

/** What other tabs of this browser are sending to the same conversation, as they show it; they see to it that it arrives. */
export function useElsewhere(storageKey: string | null): readonly Pending[] {
  const [entries, setEntries] = useState<readonly Pending[]>([]);
  useEffect(() => {
    setEntries([]);
    if (!storageKey) return;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const letGo = (clientId: string) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (storedBelow(`${storageKey}:${clientId}`).length > 0) return;
        setEntries((before) => before.filter((each) => each.clientId !== clientId));
      }, lingerMs);
      timers.add(timer);
    };
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (!key?.startsWith(`${storageKey}:`)) return;
      const entry = readEntry(newValue);
      if (!entry) return letGo(key.slice(storageKey.length + 1));
      setEntries((before) =>
        before.some(({ clientId }) => clientId === entry.clientId)
          ? before
          : [...before, entry].sort((a, b) => a.at.getTime() - b.at.getTime()),
      );
    };
    window.addEventListener("storage", onStorage);
    return () => {
      window.removeEventListener("storage", onStorage);
      for (const timer of timers) clearTimeout(timer);
    };
  }, [storageKey]);
  return entries;
}
