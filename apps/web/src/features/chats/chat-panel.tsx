"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import { ThreadFailed, ThreadSkeleton } from "../thread/index.ts";
import { ChatConversation, type Place } from "./chat-conversation.tsx";

/** One chat: what was said with the assistant, then taking it over, answering and closing it. */
export function ChatPanel({ conversationId, ...place }: Place & { conversationId: string }) {
  const t = useTranslations("dashboard.chats");
  const chat = trpc.chat.get.useQuery({ conversationId });
  if (chat.data) return <ChatConversation key={conversationId} chat={chat.data} {...place} />;
  if (chat.isError) {
    if (errorDetails(chat.error).code !== "UNAVAILABLE") {
      return (
        <EmptyState
          icon={<SearchX />}
          title={t("missingTitle")}
          body={t("missingBody")}
          action={<Button onClick={place.onBack}>{t("back")}</Button>}
        />
      );
    }
    return <ThreadFailed onRetry={() => void chat.refetch()} />;
  }
  return <ThreadSkeleton />;
}
