"use client";
import { useEffect } from "react";
import { trpc } from "../../trpc/client.tsx";

/** A ticket that one looks at is not unread any more, nor what the customer writes while one does. */
export function useMarkSeen(ticketId: string, lastMessageAt: Date): void {
  const utils = trpc.useUtils();
  const { mutate } = trpc.queue.markSeen.useMutation({
    onSuccess: () => void utils.queue.list.invalidate(),
  });
  const at = lastMessageAt.getTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message is seen anew
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === "visible") mutate({ ticketId });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [ticketId, at, mutate]);
}
