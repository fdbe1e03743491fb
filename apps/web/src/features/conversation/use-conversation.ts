"use client";
import { channels } from "@handrail/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { trpcClient } from "../../trpc/client.tsx";
import { applyPush, applySync, emptyLog, type MessageLog } from "./message-log.ts";

type State = { log: MessageLog; status: "loading" | "ready" | "failed" };
const loading: State = { log: emptyLog, status: "loading" };

/** One conversation's log, and the one sync that may be under way for it. */
type Session = { id: string; log: MessageLog; running: boolean; again: boolean };

/**
 * The messages of a conversation, complete and in order whatever realtime loses: pushes are taken as they come, gaps are
 * filled from the server, and everything is asked for again on reconnect, on focus and every so often.
 * @param audience `thread` also brings internal notes and drafts, for staff
 */
export function useConversation(
  conversationId: string | null,
  audience: "conversation" | "thread",
  handlers: { onTicket?: () => void; onChat?: () => void } = {},
) {
  const [state, setState] = useState<State>(loading);
  const session = useRef<Session | null>(null);

  const keep = useCallback((of: Session, log: MessageLog) => {
    of.log = log;
    if (session.current === of) setState({ log, status: "ready" });
  }, []);

  const sync = useCallback(async () => {
    const of = session.current;
    if (!of) return;
    of.again = true;
    if (of.running) return;
    of.running = true;
    try {
      while (of.again && session.current === of) {
        of.again = false;
        const page = await trpcClient.conversations.sync.query({
          conversationId: of.id,
          afterSeq: of.log.cursor,
        });
        keep(of, applySync(of.log, page));
        if (page.hasMore) of.again = true;
      }
    } catch {
      if (session.current === of && of.log === emptyLog) setState({ log: emptyLog, status: "failed" });
    } finally {
      of.running = false;
    }
  }, [keep]);

  useEffect(() => {
    session.current = conversationId
      ? { id: conversationId, log: emptyLog, running: false, again: false }
      : null;
    setState(loading);
    void sync();
    return () => {
      session.current = null;
    };
  }, [conversationId, sync]);

  const channel = useChannel(conversationId && channels[audience](conversationId), {
    message: (push) => {
      const of = session.current;
      if (!of || push.conversationId !== of.id) return;
      const { log, gap } = applyPush(of.log, push);
      if (log !== of.log) keep(of, log);
      if (gap) void sync();
    },
    ticket: () => handlers.onTicket?.(),
    chat: () => handlers.onChat?.(),
    onSubscribed: () => void sync(),
  });
  useRefetch(() => void sync());

  return { messages: state.log.messages, cursor: state.log.cursor, status: state.status, sync, channel };
}
