"use client";
import { channels, type WireMessage } from "@handrail/contracts";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useChannel } from "../../realtime/use-channel.ts";
import { trpcClient } from "../../trpc/client.tsx";
import { useUploads } from "../attachments/index.ts";
import { useConversation, useStoredText } from "../conversation/index.ts";
import { useMe } from "../shell/me.tsx";
import type { ComposerMode } from "./composer.tsx";

import type { OutboxEntry } from "./outbox.ts";
import { useOutbox } from "./use-outbox.ts";
import { useSeen } from "./use-seen.ts";
import { type Typist, useTellTyping, useTypists } from "./use-typing.ts";

type Draft = { messageId: string; changeSeq: number };

/**
 * A conversation as staff take part in it: messages, what is on its way, the text being written (kept for each
 * conversation), how far one has read, and who types.
 */
export function useDeskConversation(conversationId: string, onChanged: () => void) {
  const me = useMe();
  const conversation = useConversation(conversationId, "thread", { onTicket: onChanged, onChat: onChanged });
  const { messages, sync } = conversation;
  const customerSide = useChannel(channels.conversation(conversationId), {});
  const [mode, setMode] = useState<ComposerMode>("reply");
  const [isPreview, setPreview] = useState(false);
  const own = me?.membershipId ?? "";
  const [reply, setReply] = useStoredText(`handrail:reply:${own}:${conversationId}`);
  const [note, setNote] = useStoredText(`handrail:note:${own}:${conversationId}`);
  const [draft, setDraft] = useState<Draft | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const text = mode === "reply" ? reply : note;
  const replyFiles = useUploads(`handrail:reply-files:${own}:${conversationId}`);
  const noteFiles = useUploads(`handrail:note-files:${own}:${conversationId}`);
  const uploads = mode === "reply" ? replyFiles : noteFiles;
  const seen = useSeen(messages, {
    isWriting: reply.trim() !== "",
    ownMembershipId: me?.membershipId ?? null,
  });

  const send = useCallback(
    async (entry: OutboxEntry) => {
      const { clientId, body } = entry;
      const attachmentIds = entry.attachments.map(({ id }) => id);
      if (entry.kind === "note") {
        await trpcClient.conversations.note.mutate({ conversationId, clientId, body, attachmentIds });
        return;
      }
      const lastSeenSeq = seen.seenSeq();
      try {
        if (entry.draft)
          await trpcClient.triage.approveDraft.mutate({ ...entry.draft, body, attachmentIds, lastSeenSeq });
        else {
          const setStatus = entry.waits ? "pending_customer" : "in_progress";
          await trpcClient.conversations.agentReply.mutate({
            conversationId,
            clientId,
            body,
            attachmentIds,
            lastSeenSeq,
            setStatus,
          });
        }
      } catch (error) {
        if (errorDetails(error).reason === "newer_messages") {
          seen.holdFrom(lastSeenSeq);
          await sync();
        }
        throw error;
      }
    },
    [conversationId, seen.seenSeq, seen.holdFrom, sync],
  );
  const onSent = useCallback(() => {
    void sync();
    onChanged();
  }, [sync, onChanged]);
  const { outbox, submit, retry, drop } = useOutbox({
    storageKey: `handrail:outbox:${own}:${conversationId}`,
    messages,
    send,
    onSent,
  });

  const asAgent = useMemo<Typist | null>(() => (me ? { name: me.name, kind: "agent" } : null), [me]);
  const tellCustomer = useTellTyping(customerSide, asAgent);
  const tellStaff = useTellTyping(conversation.channel, asAgent);
  const typists = [...useTypists(customerSide), ...useTypists(conversation.channel)];

  const draftMessage = draft && messages.find((message) => message.id === draft.messageId);
  const isDraftGone = draft !== null && draftMessage?.state !== "draft";
  useEffect(() => {
    if (isDraftGone) setDraft(null);
  }, [isDraftGone]);

  const focus = (next: ComposerMode) => {
    setMode(next);
    setPreview(false);
    if (input.current) input.current.focus();
    else requestAnimationFrame(() => input.current?.focus());
  };
  const change = (next: string) => {
    if (mode === "reply") {
      setReply(next);
      if (next) tellCustomer();
    } else {
      setNote(next);
      if (next) tellStaff();
    }
  };
  const isEmpty = uploads.isSending || (text.trim() === "" && uploads.attached.length === 0);
  const submitText = (waits: boolean) => {
    const body = text.trim();
    if (isEmpty) return;
    submit({
      kind: mode,
      body,
      attachments: uploads.attached,
      draft: mode === "reply" ? draft : null,
      waits,
    });
    if (mode === "reply") {
      setReply("");
      setDraft(null);
      seen.settleCrossing();
    } else setNote("");
    uploads.clear();
    focus(mode);
  };

  return {
    ...conversation,
    seen,
    outbox,
    typists,
    composer: {
      input,
      mode,
      setMode,
      isPreview,
      setPreview,
      focus,
      text,
      isEmpty,
      uploads,
      change,
      draft,
      submit: submitText,
      leaveDraft: () => setDraft(null),
    },
    /** Puts the assistant's draft into the composer, under what is already written there. */
    editDraft: (message: WireMessage) => {
      setDraft({ messageId: message.id, changeSeq: message.changeSeq });
      setReply(reply.trim() ? `${reply.trimEnd()}\n\n${message.body}` : message.body);
      focus("reply");
    },
    pending: {
      onRetry: (entry: OutboxEntry) => {
        seen.settleCrossing();
        retry(entry);
      },
      onEdit: (entry: OutboxEntry) => {
        drop(entry);
        (entry.kind === "reply" ? replyFiles : noteFiles).restore(entry.attachments);
        if (entry.kind === "reply") {
          setReply(reply.trim() ? `${entry.body}\n\n${reply}` : entry.body);
          setDraft(entry.draft);
        } else setNote(note.trim() ? `${entry.body}\n\n${note}` : entry.body);
        focus(entry.kind);
      },
      onDrop: drop,
    },
  };
}

export type DeskConversation = ReturnType<typeof useDeskConversation>;
