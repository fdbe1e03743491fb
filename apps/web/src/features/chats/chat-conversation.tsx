"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTellSeen } from "../conversation/index.ts";
import { Copilot, useSuggestedReply } from "../copilot/index.ts";
import { useReadHere } from "../notifications/index.ts";
import { useMe } from "../shell/me.tsx";
import {
  DeskComposer,
  PreviewLine,
  Thread,
  ThreadFailed,
  ThreadSkeleton,
  TypingLine,
  useDeskConversation,
  usePreview,
} from "../thread/index.ts";
import { useColleaguesOf } from "../tickets/index.ts";
import { ChatDetailsPanel } from "./chat-details-panel.tsx";
import { ChatFooting } from "./chat-footing.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { ChatSorting } from "./chat-sorting.tsx";
import { ChatTags } from "./chat-tags.tsx";
import { SuggestedReply } from "./suggested-reply.tsx";
import { useAccept } from "./use-accept.ts";
import { useChatKeys } from "./use-chat-keys.tsx";
import { type OpenChat, useRefreshChats } from "./use-chats.ts";
import { useUnread } from "./use-unread.ts";

export type Place = {
  /** Whether it is the one that is being worked on. */
  isActive: boolean;
  /** Whether there is room for who writes beside it. */
  isWide: boolean;
  showsDetails: boolean;
  onDetails: (shown: boolean) => void;
  onBack: () => void;
  onClose: (() => void) | null;
  onAccepted: () => void;
};
type Dialog = "handOver" | "wrapUp" | "takeOver" | "tags";

/** A chat with what is known of it, its messages, and the place to answer or to take it. */
export function ChatConversation({ chat, ...place }: Place & { chat: OpenChat }) {
  const { isActive, onAccepted, onDetails, showsDetails, onClose } = place;
  const t = useTranslations("dashboard.chats");
  const me = useMe();
  const refresh = useRefreshChats();
  const { conversationId, contact, mode } = chat;
  const desk = useDeskConversation(conversationId, {
    ticket: null,
    colleagues: useColleaguesOf(contact.branchId),
    onChanged: refresh,
  });
  const { composer, messages } = desk;
  useReadHere("conversationId", conversationId);
  const isNoting = composer.mode === "note";
  const isMine = mode === "human" && chat.assignee?.membershipId === me?.membershipId;
  useTellSeen(conversationId, desk.seen.newest, isMine && isActive);
  const unread = useUnread(messages, isActive || !isMine, chat.agentSeenSeq);
  const preview = usePreview(conversationId, messages);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const dialogOf = (name: Dialog) => ({
    open: dialog === name,
    onOpenChange: (open: boolean) => setDialog(open ? name : null),
  });
  const { run, isPending, isBeyond } = useAccept(onAccepted);
  const accept = { isPending, isBeyond, run: () => run(conversationId) };

  const [isDismissed, setDismissed] = useState(false);
  const isAnswered = messages.some(({ senderKind, isInternal }) => senderKind === "agent" && !isInternal);
  const mayHelp = isMine && desk.status === "ready" && !isAnswered && !isDismissed;
  const suggested = useSuggestedReply({ conversationId }, mayHelp);
  const isSuggested = suggested !== null && composer.mode === "reply" && composer.text.trim() === "";
  const takeSuggestion = () => {
    if (suggested) composer.change(suggested.body);
    composer.focus("reply");
  };

  const takeOrAccept =
    mode === "waiting" ? accept.run : mode === "closed" || isMine ? null : () => setDialog("takeOver");
  const newest = desk.scheduled.newest;
  useChatKeys(contact.name, isActive, {
    reply: isMine ? () => composer.focus("reply") : null,
    note: () => composer.focus("note"),
    template: isMine
      ? () => {
          composer.focus("reply");
          desk.suggest.ask("/");
        }
      : null,
    undo: newest ? () => void desk.scheduled.onUndo(newest) : null,
    useSuggestion: isSuggested ? takeSuggestion : null,
    acceptChat: takeOrAccept,
    handOver: mode === "human" || mode === "waiting" ? () => setDialog("handOver") : null,
    closeChat: () => setDialog("wrapUp"),
    chatTags: () => setDialog("tags"),
    chatDetails: () => onDetails(!showsDetails),
    closeColumn: onClose,
  });

  return (
    <div className="flex min-h-0 flex-1">
      <div className="@container/column flex min-w-0 flex-1 flex-col">
        <ChatHeader
          {...{ chat, messages, unread, refresh, onClose }}
          onBack={place.onBack}
          handOver={dialogOf("handOver")}
          wrapUp={dialogOf("wrapUp")}
          details={{ open: showsDetails, onOpenChange: onDetails }}
        />
        <ChatSorting conversationId={conversationId} sorting={chat.sorting} onSorted={refresh}>
          <ChatTags chat={chat} {...dialogOf("tags")} />
        </ChatSorting>
        {desk.status === "loading" && <ThreadSkeleton />}
        {desk.status === "failed" && <ThreadFailed onRetry={() => void desk.sync()} />}
        {desk.status === "ready" && (
          <Thread
            isChat
            label={t("threadLabel", { name: contact.name })}
            messages={messages}
            outbox={desk.outbox}
            actions={desk.pending}
            scheduled={desk.scheduled}
            colleagues={desk.colleagues}
            seenSeq={desk.seen.crossing?.afterSeq ?? null}
            customerSeenSeq={Math.max(chat.customerSeenSeq, desk.customerSeenSeq)}
            onReachEnd={desk.seen.markSeen}
            renderDraft={() => null}
            end={
              <>
                {isMine && <PreviewLine name={contact.name} text={preview} />}
                <TypingLine typists={desk.typists.filter(({ kind }) => kind === "agent" || preview === "")} />
              </>
            }
          />
        )}
        <div className="shrink-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] @xl/column:px-6">
          {isMine && suggested && isSuggested && (
            <SuggestedReply reply={suggested} onUse={takeSuggestion} onDismiss={() => setDismissed(true)} />
          )}
          {!isMine && (
            <ChatFooting
              {...{ chat, accept, refresh, onAccepted }}
              onNote={isNoting ? null : () => composer.focus("note")}
              takeOver={dialogOf("takeOver")}
              wrapUp={dialogOf("wrapUp")}
            />
          )}
          {(isMine || isNoting) && (
            <DeskComposer
              desk={desk}
              customerName={contact.name}
              tools={isMine && <Copilot about={{ conversationId }} composer={composer} />}
            />
          )}
        </div>
      </div>
      {showsDetails && isActive && (
        <ChatDetailsPanel chat={chat} isBeside={place.isWide} onClose={() => onDetails(false)} />
      )}
    </div>
  );
}
