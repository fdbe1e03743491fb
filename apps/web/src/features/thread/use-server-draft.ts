"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";
import { trpcClient } from "../../trpc/client.tsx";
import {
  type Draft,
  emptyDraft,
  type Held,
  isDirty,
  meet,
  restoreDraft,
  takeBack,
  withOther,
} from "./draft-sync.ts";

const quietMs = 800;
const againMs = 5_000;

type Options = { conversationId: string; isNote: boolean; storageKey: string };

/**
 * A text that is the same on every device of the person and survives closing any of them: kept here with every letter,
 * on the server after a moment of quiet. Where two devices wrote at once, both texts are kept.
 */
export function useServerDraft({ conversationId, isNote, storageKey }: Options) {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const current = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSaving = useRef(false);

  const keep = useCallback(
    (next: Draft) => {
      current.current = next;
      setDraft(next);
      const isNothing = next.text === "" && !isDirty(next) && next.other === null;
      writeStored(storageKey, isNothing ? null : JSON.stringify(next));
    },
    [storageKey],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { text, base, other } = current.current;
    if (isSaving.current || other !== null || !isDirty(current.current)) return;
    isSaving.current = true;
    let againAfter = quietMs;
    try {
      const answer = await trpcClient.conversations.saveDraft.mutate({
        conversationId,
        isNote,
        body: text,
        version: base.version,
      });
      const now = current.current;
      keep(answer.isSaved ? { ...now, base: { ...answer.draft, body: text } } : meet(now, answer.draft));
    } catch {
      againAfter = againMs;
    } finally {
      isSaving.current = false;
      if (isDirty(current.current)) timer.current = setTimeout(() => void save(), againAfter);
    }
  }, [conversationId, isNote, keep]);

  useEffect(() => {
    keep(restoreDraft(readStored(storageKey)));
    const onHide = () => document.visibilityState === "hidden" && void save();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      void save();
      clearTimeout(timer.current);
    };
  }, [storageKey, keep, save]);

  const change = useCallback(
    (text: string) => {
      keep({ ...current.current, text });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), quietMs);
    },
    [keep, save],
  );
  const settle = useCallback(
    (next: Draft) => {
      keep(next);
      void save();
    },
    [keep, save],
  );

  return {
    text: draft.text,
    other: draft.other,
    change,
    /** What the server holds now. */
    receive: useCallback((held: Held) => settle(meet(current.current, held)), [settle]),
    /** Whether a version that was told of is news. */
    isBehind: useCallback((version: number) => version > current.current.base.version, []),
    takeBack: useCallback(
      (text: string, held: Held) => settle(takeBack(current.current, text, held)),
      [settle],
    ),
    addOther: useCallback(() => settle(withOther(current.current)), [settle]),
    dropOther: useCallback(() => settle({ ...current.current, other: null }), [settle]),
  };
}

export type ServerDraft = ReturnType<typeof useServerDraft>;
