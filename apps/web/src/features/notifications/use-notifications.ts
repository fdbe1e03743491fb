"use client";
import { channels } from "@handrail/contracts";
import { useCallback, useEffect } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";

/** How many notifications are unread, at any moment. */
export function useUnread(): number {
  const me = useMe();
  const utils = trpc.useUtils();
  const unread = trpc.notifications.unread.useQuery();
  const refetch = () => {
    void utils.notifications.unread.invalidate();
    void utils.notifications.list.invalidate();
  };
  useChannel(me && channels.person(me.userId), { notification: refetch, onSubscribed: refetch });
  useRefetch(() => void utils.notifications.unread.invalidate());
  return unread.data?.unread ?? 0;
}

/** What is told of a ticket or chat counts as read while one looks at it. */
export function useReadHere(of: "ticketId" | "conversationId", id: string): void {
  const me = useMe();
  const utils = trpc.useUtils();
  const { mutate } = trpc.notifications.markRead.useMutation({
    onSuccess: ({ count }) => {
      if (count === 0) return;
      void utils.notifications.unread.invalidate();
      void utils.notifications.list.invalidate();
    },
  });
  const read = useCallback(
    () => mutate(of === "ticketId" ? { ticketId: id } : { conversationId: id }),
    [of, id, mutate],
  );
  useEffect(read, [read]);
  useChannel(me && channels.person(me.userId), {
    notification: (told) => {
      if (told[of] === id && document.visibilityState === "visible") read();
    },
  });
}
