"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import { useTellSeen } from "../conversation/index.ts";
import { useMe } from "../shell/me.tsx";
import {
  DeskComposer,
  Thread,
  ThreadFailed,
  ThreadSkeleton,
  TypingLine,
  useDeskConversation,
} from "../thread/index.ts";
import { ChatFooting } from "./chat-footing.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { ChatSorting } from "./chat-sorting.tsx";
import type { OpenChat } from "./use-chats.ts";

type PanelProps = { chat: OpenChat; refresh: () => void; onBack: () => void; onAccepted: () => void };

const noColleagues: readonly never[] = [];

function ChatConversation({ chat, refresh, onBack, onAccepted }: PanelProps) {
  const t = useTranslations("dashboard.chats");
  const me = useMe();
  const desk = useDeskConversation(chat.conversationId, {
    ticket: null,
    colleagues: noColleagues,
    onChanged: refresh,
  });
  const isMine = chat.mode === "human" && chat.assignee?.membershipId === me?.membershipId;
  useTellSeen(chat.conversationId, desk.seen.newest, isMine);
  return (
    <>
      <ChatHeader chat={chat} refresh={refresh} onBack={onBack} />
      <ChatSorting conversationId={chat.conversationId} sorting={chat.sorting} onSorted={refresh} />
      {desk.status === "loading" && <ThreadSkeleton />}
      {desk.status === "failed" && <ThreadFailed onRetry={() => void desk.sync()} />}
      {desk.status === "ready" && (
        <Thread
          isChat
          label={t("threadLabel", { name: chat.contact.name })}
          messages={desk.messages}
          outbox={desk.outbox}
          actions={desk.pending}
          scheduled={desk.scheduled}
          colleagues={desk.colleagues}
          seenSeq={desk.seen.crossing?.afterSeq ?? null}
          onReachEnd={desk.seen.markSeen}
          renderDraft={() => null}
          end={<TypingLine typists={desk.typists} />}
        />
      )}
      <div className="shrink-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6">
        {isMine ? (
          <DeskComposer desk={desk} customerName={chat.contact.name} />
        ) : (
          <ChatFooting chat={chat} refresh={refresh} onAccepted={onAccepted} />
        )}
      </div>
    </>
  );
}

type OpenPanel = Pick<PanelProps, "onBack" | "onAccepted"> & { conversationId: string };

/** One chat: what was said with the assistant, then taking it over, answering and closing it. */
export function ChatPanel({ conversationId, onBack, onAccepted }: OpenPanel) {
  const t = useTranslations("dashboard.chats");
  const utils = trpc.useUtils();
  const chat = trpc.chat.get.useQuery({ conversationId });
  const refresh = () => {
    void utils.chat.get.invalidate({ conversationId });
    void utils.chat.queue.invalidate();
  };
  if (chat.data)
    return <ChatConversation key={conversationId} chat={chat.data} {...{ refresh, onBack, onAccepted }} />;
  if (chat.isError) {
    if (errorDetails(chat.error).code !== "UNAVAILABLE") {
      return (
        <EmptyState
          icon={<SearchX />}
          title={t("missingTitle")}
          body={t("missingBody")}
          action={<Button onClick={onBack}>{t("back")}</Button>}
        />
      );
    }
    return <ThreadFailed onRetry={() => void chat.refetch()} />;
  }
  return <ThreadSkeleton />;
}
