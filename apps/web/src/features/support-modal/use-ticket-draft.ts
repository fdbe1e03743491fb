"use client";
import { useCallback, useState } from "react";
import { newKey } from "../../lib/new-key.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { emptyDraft, restoreDraft, type TicketDraft } from "./ticket-draft.ts";

export type DraftChange = Partial<TicketDraft> | ((draft: TicketDraft) => Partial<TicketDraft>);

/** The ticket being written; kept on this device from the first letter until it has been sent. */
export function useTicketDraft(organization: string, owner: string | null) {
  const storedAs = `handrail-ticket:${organization}`;
  const [draft, setDraft] = useState<TicketDraft>(
    () => restoreDraft(readStored(storedAs), owner) ?? emptyDraft(owner, newKey()),
  );
  const change = useCallback(
    (part: DraftChange) =>
      setDraft((before) => {
        const after = { ...before, ...(typeof part === "function" ? part(before) : part) };
        writeStored(storedAs, JSON.stringify(after));
        return after;
      }),
    [storedAs],
  );
  const clear = useCallback(() => {
    writeStored(storedAs, null);
    setDraft(emptyDraft(owner, newKey()));
  }, [storedAs, owner]);
  return { draft, change, clear };
}
