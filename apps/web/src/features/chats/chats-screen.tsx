"use client";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChatList } from "./chat-list.tsx";
import { ChatPanel } from "./chat-panel.tsx";
import { useChats } from "./use-chats.ts";

/** Chats in two panes; on phones one after the other. */
export function ChatsScreen() {
  const t = useTranslations("dashboard.chats");
  const chats = useChats();
  return (
    <div className="flex h-full min-h-0">
      <div
        className={cn(
          "w-full min-w-0 shrink-0 border-e border-line bg-surface md:w-80 xl:w-96",
          chats.openId && "max-md:hidden",
        )}
      >
        <ChatList chats={chats} />
      </div>
      <div className={cn("flex min-w-0 flex-1 flex-col", !chats.openId && "max-md:hidden")}>
        {chats.openId ? (
          <ChatPanel
            conversationId={chats.openId}
            onBack={() => chats.open(null)}
            onAccepted={() => chats.setView("mine")}
          />
        ) : (
          <EmptyState
            icon={<MessageSquare />}
            title={t("chooseTitle")}
            body={t("chooseBody")}
            className="my-auto"
          />
        )}
      </div>
    </div>
  );
}
