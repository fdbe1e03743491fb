"use client";
import { maxPreviewLength } from "@handrail/contracts/limits";
import { useEffect, useRef } from "react";
import { trpcClient } from "../../trpc/client.tsx";

const pauseMs = 500;

/** Where the organisation wants it and says so, the agent who has the chat reads along what is being written. */
export function useTypingPreview(conversationId: string, text: string, isWatched: boolean): void {
  const told = useRef("");
  useEffect(() => {
    const shown = isWatched ? text.slice(-maxPreviewLength) : "";
    if (!isWatched || shown === told.current) return;
    const timer = setTimeout(() => {
      told.current = shown;
      trpcClient.chatRoom.typing.mutate({ conversationId, text: shown }).catch(() => undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [conversationId, text, isWatched]);
}
