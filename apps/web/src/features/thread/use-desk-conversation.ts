"use client";
import { channels, placeholdersOf, type WireMessage } from "@handrail/contracts";
import type { ReplyStatus } from "@handrail/contracts/inputs/conversations";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useUploads } from "../attachments/index.ts";
import { useConversation, useOutbox } from "../conversation/index.ts";
import { useMe } from "../shell/me.tsx";
import type { ComposerMode } from "./composer.tsx";
import { type Colleague, mentionedIn } from "./mentions.ts";
import { isInThread, type OutboxEntry, restoreEntry } from "./outbox.ts";
import { useDrafts } from "./use-drafts.ts";
import { useSeen } from "./use-seen.ts";
import { useSending } from "./use-sending.ts";
import { useSuggest } from "./use-suggest.ts";
import { useTemplates } from "./use-templates.ts";
import { type Typist, useTellTyping, useTypists } from "./use-typing.ts";
import { useUndo } from "./use-undo.ts";

type Draft = { messageId: string; changeSeq: number };
type Options = {
  /** The ticket whose conversation it is; null for a chat. */
  ticket: { id: string; categoryId: string | null } | null;
  /** Who can be mentioned. */
  colleagues: readonly Colleague[];
  onChanged: () => void;
};

const under = (text: string, more: string) => (text.trim() ? `${text.trimEnd()}\n\n${more}` : more);

/**
 * A conversation as staff take part in it: messages, what is on its way, the text being written (the same on every
 * device), how far one has read, and who types.
 */
export function useDeskConversation(conversationId: string, { ticket, colleagues, onChanged }: Options) {
  const me = useMe();
  const [customerSeenSeq, setCustomerSeenSeq] = useState(0);
  const conversation = useConversation(conversationId, "thread", {
    onTicket: onChanged,
    onChat: onChanged,
    onSeen: ({ by, seq }) => {
      if (by === "customer") setCustomerSeenSeq((before) => Math.max(before, seq));
      else onChanged();
    },
  });
  const { messages, sync } = conversation;
  const customerSide = useChannel(channels.conversation(conversationId), {});
  const [mode, setMode] = useState<ComposerMode>("reply");
  const [isPreview, setPreview] = useState(false);
  const [acceptedText, setAcceptedText] = useState<string | null>(null);
  const own = me?.membershipId ?? "";
  const { reply, note } = useDrafts(conversationId);
  const [draft, setDraft] = useState<Draft | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const chosen = useRef<{ templates: string[]; mentions: string[] }>({ templates: [], mentions: [] });
  const written = mode === "reply" ? reply : note;
  const { text } = written;
  const replyFiles = useUploads(`handrail:reply-files:${own}:${conversationId}`);
  const noteFiles = useUploads(`handrail:note-files:${own}:${conversationId}`);
  const uploads = mode === "reply" ? replyFiles : noteFiles;
  const seen = useSeen(messages, {
    isWriting: reply.text.trim() !== "",
    ownMembershipId: me?.membershipId ?? null,
  });
  const { seenSeq, holdFrom } = seen;
  const send = useSending({ conversationId, isTicket: ticket !== null, holdFrom, sync });
  const { entries, add, retry, drop } = useOutbox<OutboxEntry>({
    storageKey: own && `handrail:outbox:${own}:${conversationId}`,
    messages,
    restore: (kept) => restoreEntry(kept, new Date()),
    isThere: isInThread,
    deliver: async (entry) => {
      await send(entry);
      void sync();
      onChanged();
      return "here";
    },
  });

  const asAgent = useMemo<Typist | null>(() => (me ? { name: me.name, kind: "agent" } : null), [me]);
  const tellCustomer = useTellTyping(customerSide, asAgent);
  const tellStaff = useTellTyping(conversation.channel, asAgent);
  // On the customer's side a customer may say to be anybody.
  const isCredible = ({ kind, name }: Typist) =>
    kind === "customer" || colleagues.some((colleague) => colleague.name === name);
  const typists = [...useTypists(customerSide).filter(isCredible), ...useTypists(conversation.channel)];

  const draftMessage = draft && messages.find((message) => message.id === draft.messageId);
  const isDraftGone = draft !== null && draftMessage?.state !== "draft";
  useEffect(() => {
    if (isDraftGone) setDraft(null);
  }, [isDraftGone]);

  const focus = useCallback((next: ComposerMode) => {
    setMode(next);
    setPreview(false);
    requestAnimationFrame(() => input.current?.focus());
    input.current?.focus();
  }, []);
  const change = (next: string) => {
    written.change(next);
    if (next) (mode === "reply" ? tellCustomer : tellStaff)();
  };
  const { onUndo, onSendNow } = useUndo({
    reply,
    uploads: replyFiles,
    onUndone: useCallback(
      (aiDraft: Draft | null) => {
        setDraft(aiDraft);
        focus("reply");
      },
      [focus],
    ),
    sync,
  });
  const scheduled = messages.findLast(
    ({ state, senderMembershipId }) => state === "scheduled" && senderMembershipId === me?.membershipId,
  );

  const { templates, fill } = useTemplates(conversationId, ticket);
  const suggest = useSuggest({
    input,
    text,
    onTextChange: change,
    colleagues: mode === "note" ? colleagues.filter(({ membershipId }) => membershipId !== own) : null,
    templates: mode === "reply" ? templates : [],
    fill,
    onChosen: (suggestion) => {
      if (suggestion.kind === "template") chosen.current.templates.push(suggestion.id);
      else chosen.current.mentions.push(suggestion.id);
    },
  });

  const isEmpty = uploads.isSending || (text.trim() === "" && uploads.attached.length === 0);
  const { variables, unknown } = placeholdersOf(mode === "reply" ? text : "");
  const unfilled = [...variables, ...unknown];
  const mayKeep = variables.length === 0;
  const isHeldBack = unfilled.length > 0 && !(mayKeep && acceptedText === text);

  const submitText = (setStatus: ReplyStatus) => {
    const body = text.trim();
    if (isEmpty) return;
    add({
      kind: mode,
      body,
      lastSeenSeq: seenSeq(),
      attachments: uploads.attached,
      draft: mode === "reply" ? draft : null,
      setStatus,
      templateIds: mode === "reply" ? [...new Set(chosen.current.templates)] : [],
      mentions: mode === "note" ? mentionedIn(body, colleagues, chosen.current.mentions) : [],
    });
    written.change("");
    chosen.current = { templates: [], mentions: [] };
    setAcceptedText(null);
    if (mode === "reply") {
      setDraft(null);
      seen.settleCrossing();
    }
    uploads.clear();
    focus(mode);
  };

  return {
    ...conversation,
    ticket,
    colleagues,
    seen,
    /** How far the customer was seen to read while this was open. */
    customerSeenSeq,
    outbox: entries,
    typists,
    suggest,
    scheduled: { ...(scheduled ? { newest: scheduled } : {}), onUndo, onSendNow },
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
      /** Placeholders that are still in the reply. */
      unfilled,
      isHeldBack,
      /** Placeholders that are not ours may be what the agent means to say; ours have to be filled in. */
      mayKeep,
      accept: () => setAcceptedText(text),
      /** What this person wrote here on another device, and cannot be put together by itself. */
      other: written.other,
      addOther: written.addOther,
      dropOther: written.dropOther,
      submit: (setStatus: ReplyStatus = "pending_customer") => {
        if (!isHeldBack) submitText(setStatus);
      },
      leaveDraft: () => setDraft(null),
    },
    /** Puts the assistant's draft into the composer, under what is already written there. */
    editDraft: (message: WireMessage) => {
      setDraft({ messageId: message.id, changeSeq: message.changeSeq });
      reply.change(under(reply.text, message.body));
      focus("reply");
    },
    pending: {
      onRetry: (entry: OutboxEntry) => {
        seen.settleCrossing();
        retry(entry, { lastSeenSeq: seenSeq() });
      },
      onEdit: (entry: OutboxEntry) => {
        drop(entry);
        (entry.kind === "reply" ? replyFiles : noteFiles).restore(entry.attachments);
        const target = entry.kind === "reply" ? reply : note;
        target.change(target.text.trim() ? under(entry.body, target.text) : entry.body);
        if (entry.kind === "reply") {
          setDraft(entry.draft);
          chosen.current.templates.push(...entry.templateIds);
        } else chosen.current.mentions.push(...entry.mentions);
        focus(entry.kind);
      },
      onDrop: drop,
    },
  };
}

export type DeskConversation = ReturnType<typeof useDeskConversation>;
