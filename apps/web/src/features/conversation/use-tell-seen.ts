"use client";
import { useEffect, useRef } from "react";
import { trpcClient } from "../../trpc/client.tsx";

/** Tells the other side how far the chat was before this reader's eyes; again where it could not be told. */
export function useTellSeen(conversationId: string, seq: number, isLookedAt: boolean): void {
  const told = useRef(0);
  useEffect(() => {
    if (!isLookedAt || seq === 0) return;
    const tell = () => {
      if (document.visibilityState !== "visible" || seq <= told.current) return;
      const before = told.current;
      told.current = seq;
      trpcClient.chatRoom.seen.mutate({ conversationId, seq }).catch(() => {
        told.current = before;
      });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    window.addEventListener("focus", tell);
    return () => {
      document.removeEventListener("visibilitychange", tell);
      window.removeEventListener("focus", tell);
    };
  }, [conversationId, seq, isLookedAt]);
}
