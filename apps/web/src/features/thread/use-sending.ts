"use client";
import { useCallback } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpcClient } from "../../trpc/client.tsx";
import type { OutboxEntry } from "./outbox.ts";

type Options = {
  conversationId: string;
  /** Replies to a ticket can be taken back for a moment; what is said in a chat is said. */
  isTicket: boolean;
  holdFrom: (seq: number) => void;
  sync: () => Promise<void>;
};

function sendReply(conversationId: string, entry: OutboxEntry, isTicket: boolean) {
  const { clientId, body, setStatus, templateIds, lastSeenSeq } = entry;
  const attachmentIds = entry.attachments.map(({ id }) => id);
  const reply = { conversationId, clientId, body, attachmentIds, lastSeenSeq };
  if (isTicket) {
    const { draft } = entry;
    return trpcClient.conversations.scheduleReply.mutate({ ...reply, setStatus, templateIds, draft });
  }
  return trpcClient.conversations.agentReply.mutate({
    ...reply,
    setStatus: setStatus === "pending_customer" ? setStatus : "in_progress",
  });
}

/** How what was written gets to the server; newer messages must have been read before a reply does. */
export function useSending({ conversationId, isTicket, holdFrom, sync }: Options) {
  return useCallback(
    async (entry: OutboxEntry) => {
      const { clientId, body, mentions } = entry;
      if (entry.kind === "note") {
        const attachmentIds = entry.attachments.map(({ id }) => id);
        await trpcClient.conversations.note.mutate({
          conversationId,
          clientId,
          body,
          attachmentIds,
          mentions,
        });
        return;
      }
      try {
        await sendReply(conversationId, entry, isTicket);
      } catch (error) {
        if (errorDetails(error).reason === "newer_messages") {
          holdFrom(entry.lastSeenSeq);
          await sync();
        }
        throw error;
      }
    },
    [conversationId, isTicket, holdFrom, sync],
  );
}
