"use client";
import { channels } from "@handrail/contracts";
import { type ConversationSync, emptyLog, followConversation, type MessageLog } from "@handrail/sync";
import { useCallback, useEffect, useRef, useState } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { trpcClient } from "../../trpc/client.tsx";

type State = { log: MessageLog; status: "loading" | "ready" | "failed" };
const loading: State = { log: emptyLog, status: "loading" };

/**
 * The messages of a conversation, complete and in order whatever realtime loses: everything is asked for on reconnect,
 * on focus and every so often.
 * @param audience `thread` also brings internal notes and drafts, for staff
 */
export function useConversation(
  conversationId: string | null,
  audience: "conversation" | "thread",
  handlers: {
    onTicket?: () => void;
    onChat?: () => void;
    onSeen?: (seen: { by: "agent" | "customer"; seq: number }) => void;
  } = {},
) {
  const [state, setState] = useState<State>(loading);
  const followed = useRef<ConversationSync | null>(null);
  const sync = useCallback(async () => followed.current?.sync(), []);

  useEffect(() => {
    setState(loading);
    if (!conversationId) return;
    const conversation = followConversation({
      fetchPage: (afterSeq) => trpcClient.conversations.sync.query({ conversationId, afterSeq }),
      onChange: (log) => setState({ log, status: "ready" }),
      onFailure: () => {
        if (conversation.log() === emptyLog) setState({ log: emptyLog, status: "failed" });
      },
    });
    followed.current = conversation;
    void conversation.sync();
    return () => {
      followed.current = null;
      conversation.stop();
    };
  }, [conversationId]);

  const channel = useChannel(conversationId && channels[audience](conversationId), {
    message: (push) => {
      if (push.conversationId === conversationId) followed.current?.push(push);
    },
    ticket: () => handlers.onTicket?.(),
    chat: () => handlers.onChat?.(),
    seen: (seen) => handlers.onSeen?.(seen),
    onSubscribed: () => void sync(),
  });
  useRefetch(() => void sync());

  return { messages: state.log.messages, cursor: state.log.cursor, status: state.status, sync, channel };
}
