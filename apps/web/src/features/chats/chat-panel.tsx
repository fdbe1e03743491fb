"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { EmptyState } from "@handrail/ui/empty-state";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { ArrowLeft, Hand, SearchX, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import {
  DeskComposer,
  Thread,
  ThreadFailed,
  ThreadSkeleton,
  TypingLine,
  useDeskConversation,
} from "../thread/index.ts";
import { ModeBadge } from "./chat-list.tsx";
import { ChatSorting } from "./chat-sorting.tsx";
import type { OpenChat } from "./use-chats.ts";

type PanelProps = { chat: OpenChat; refresh: () => void; onBack: () => void; onAccepted: () => void };

function useChatActs(refresh: () => void) {
  const t = useTranslations("dashboard.chats");
  const errorText = useErrorText();
  const onError = (error: unknown) => {
    if (errorDetails(error).reason === "chat_changed") toast.warning(t("takenByOther"));
    else toast.error(errorText(error));
    refresh();
  };
  return {
    accept: trpc.chat.accept.useMutation({ onSuccess: refresh, onError }),
    close: trpc.chat.close.useMutation({ onSuccess: refresh, onError }),
  };
}

function PanelHeader({ chat, refresh, onBack }: Omit<PanelProps, "onAccepted">) {
  const t = useTranslations("dashboard.chats");
  const common = useTranslations("common");
  const tiers = useTranslations("vocabulary.tier");
  const { close } = useChatActs(refresh);
  const { contact } = chat;
  return (
    <header className="flex shrink-0 items-center gap-3 border-b border-line bg-surface px-4 py-2.5">
      <IconButton label={t("back")} onClick={onBack} className="md:hidden">
        <ArrowLeft className="rtl:rotate-180" />
      </IconButton>
      <Avatar name={contact.name} decorative />
      <div className="min-w-0 flex-1">
        <h2 className="flex items-center gap-2 text-md font-semibold text-fg">
          <Link href={`/support-dashboard/users?contact=${contact.id}`} className="truncate hover:underline">
            {contact.name}
          </Link>
          <Badge tone="neutral">{tiers(contact.plan)}</Badge>
        </h2>
        <p className="flex min-w-0 items-center gap-2 text-sm text-fg-muted">
          <ModeBadge mode={chat.mode} />
          <span className="truncate max-sm:hidden">{chat.assignee?.name ?? contact.email}</span>
        </p>
      </div>
      {chat.mode !== "closed" && (
        <ConfirmDialog
          title={t("closeTitle")}
          body={t("closeBody", { name: contact.name })}
          confirmLabel={t("close")}
          cancelLabel={common("cancel")}
          onConfirm={() => close.mutateAsync({ conversationId: chat.conversationId }).catch(() => undefined)}
          trigger={
            <Button>
              <X aria-hidden />
              <span className="max-sm:sr-only">{t("close")}</span>
            </Button>
          }
        />
      )}
    </header>
  );
}

function Footing({ chat, refresh, onAccepted }: Omit<PanelProps, "onBack">) {
  const t = useTranslations("dashboard.chats");
  const { accept } = useChatActs(refresh);
  if (chat.mode === "waiting") {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-tone-warning-line bg-tone-warning px-4 py-3 text-sm text-tone-warning-fg">
        <span>
          {t("waits", { name: chat.contact.name })} {chat.handoffReason && t(`handoff.${chat.handoffReason}`)}
        </span>
        <Button
          variant="primary"
          loading={accept.isPending}
          onClick={() => accept.mutate({ conversationId: chat.conversationId }, { onSuccess: onAccepted })}
        >
          <Hand aria-hidden />
          {t("accept")}
        </Button>
      </div>
    );
  }
  return (
    <p className="rounded-card border border-line bg-surface-sunken px-4 py-3 text-center text-sm text-fg-muted">
      {chat.mode === "ai"
        ? t("withAssistant")
        : chat.mode === "closed"
          ? t("isClosed")
          : t("withColleague", { name: chat.assignee?.name ?? "" })}
    </p>
  );
}

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
  return (
    <>
      <PanelHeader chat={chat} refresh={refresh} onBack={onBack} />
      <ChatSorting conversationId={chat.conversationId} sorting={chat.sorting} onSorted={refresh} />
      {desk.status === "loading" && <ThreadSkeleton />}
      {desk.status === "failed" && <ThreadFailed onRetry={() => void desk.sync()} />}
      {desk.status === "ready" && (
        <Thread
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
          <Footing chat={chat} refresh={refresh} onAccepted={onAccepted} />
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
