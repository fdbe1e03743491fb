"use client";
import { maxPreviewLength } from "@handrail/contracts/limits";
import { useEffect, useRef } from "react";
import { trpcClient } from "../../trpc/client.tsx";

/** No more often than this; the limit on the server is a little wider. */
const everyMs = 700;

/** Where the organisation wants it and says so, the agent who has the chat reads along what is being written. */
export function useTypingPreview(conversationId: string, text: string, isWatched: boolean): void {
  const told = useRef("");
  const toldAt = useRef(0);
  useEffect(() => {
    const shown = isWatched ? text.slice(-maxPreviewLength) : "";
    if (!isWatched || shown === told.current) return;
    const wait = Math.max(0, toldAt.current + everyMs - Date.now());
    const timer = setTimeout(() => {
      toldAt.current = Date.now();
      told.current = shown;
      trpcClient.chatRoom.typing.mutate({ conversationId, text: shown }).catch(() => undefined);
    }, wait);
    return () => clearTimeout(timer);
  }, [conversationId, text, isWatched]);
}
