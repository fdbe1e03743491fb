"use client";
import { useEffect, useMemo } from "react";
import { readStored } from "../../lib/stored.ts";
import { trpc } from "../../trpc/client.tsx";
import { seenKey, unreadCount, useAlerts, useConversation } from "../conversation/index.ts";

/** Listens to the open chat while the dialog is closed, and tells how much of it was not read yet. Shows nothing. */
export function ChatUnread({ onCount }: { onCount: (count: number) => void }) {
  const { data: chat } = trpc.chat.current.useQuery(undefined, { staleTime: 60_000 });
  const conversationId = chat?.conversationId ?? null;
  const { messages, status } = useConversation(conversationId, "conversation");
  useAlerts(messages, status === "ready", false);
  const seen = useMemo(
    () => (conversationId ? Number(readStored(seenKey(conversationId)) ?? 0) : 0),
    [conversationId],
  );
  const count = unreadCount(messages, seen);
  useEffect(() => {
    onCount(count);
    return () => onCount(0);
  }, [count, onCount]);
  return null;
}
