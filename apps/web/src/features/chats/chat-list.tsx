"use client";
import type { ChatMode } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@handrail/ui/tabs";
import type { Tone } from "@handrail/ui/tones";
import { Clock, Lock, type LucideIcon, MessagesSquare, Sparkles, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { SortingWords } from "./chat-sorting.tsx";
import { type ChatRow, type Chats, chatViews } from "./use-chats.ts";
import { WaitingTime } from "./waiting-time.tsx";

const modeLooks = {
  ai: { tone: "accent", icon: Sparkles },
  waiting: { tone: "warning", icon: Clock },
  human: { tone: "success", icon: UserRound },
  closed: { tone: "muted", icon: Lock },
} as const satisfies Record<ChatMode, { tone: Tone; icon: LucideIcon }>;

/** Who speaks with the customer: the assistant, nobody yet, a person. */
export function ModeBadge({ mode }: { mode: ChatMode }) {
  const names = useTranslations("vocabulary.chatMode");
  const { tone, icon: Icon } = modeLooks[mode];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {names(mode)}
    </Badge>
  );
}

function ChatEntry({ chat, isOpen, onOpen }: { chat: ChatRow; isOpen: boolean; onOpen: () => void }) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk.offer");
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        aria-current={isOpen || undefined}
        className={cn(
          "flex w-full items-start gap-3 border-b border-line px-4 py-3 text-start text-sm -outline-offset-2 hover:bg-surface-hover",
          isOpen && "bg-surface-selected hover:bg-surface-selected",
        )}
      >
        <Avatar name={chat.contact.name} decorative />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-medium text-fg">{chat.contact.name}</span>
            <RelativeTime at={chat.lastMessageAt} className="text-xs text-fg-muted" />
          </span>
          <span className="block truncate text-fg-muted">{chat.topic ?? t("noTopic")}</span>
          <span className="mt-1.5 flex flex-wrap items-center gap-2">
            <ModeBadge mode={chat.mode} />
            {chat.waitingSince && (
              <span className="text-xs text-fg-muted">
                {desk.rich("waits", {
                  time: () => <WaitingTime since={chat.waitingSince ?? chat.createdAt} />,
                })}
              </span>
            )}
            {chat.sorting && <SortingWords sorting={chat.sorting} />}
            {chat.offer && (
              <span className="truncate text-xs text-fg-muted">
                {desk("rings", { name: chat.offer.name })}
              </span>
            )}
            {chat.disposition && (
              <span className="truncate text-xs text-fg-muted">{chat.disposition.name}</span>
            )}
            {chat.ticket && <span className="text-xs text-fg-muted">{chat.ticket.number}</span>}
            {chat.assignee && <span className="truncate text-xs text-fg-muted">{chat.assignee.name}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}

/** The chats of a view; those who wait longest come first. */
export function ChatList({ chats }: { chats: Chats }) {
  const t = useTranslations("dashboard.chats");
  const { view, setView, list, counts, openId, open } = chats;
  return (
    <Tabs
      value={view}
      onValueChange={(value) => setView(chatViews.find((each) => each === value) ?? "waiting")}
      className="h-full min-h-0"
    >
      <div className="shrink-0 px-4 pt-4">
        <h1 className="pb-2 text-lg font-semibold text-fg">{t("title")}</h1>
        <TabsList label={t("views.label")}>
          {chatViews.map((each) => (
            <TabsTrigger key={each} value={each} count={counts[each]}>
              {t(`views.${each}`)}
            </TabsTrigger>
          ))}
        </TabsList>
      </div>
      <TabsContent value={view} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
        <QueryState query={list} failed={t("failed")} size="sm" />
        {list.data?.length === 0 && (
          <EmptyState
            size="sm"
            icon={<MessagesSquare />}
            title={t(`empty.${view}Title`)}
            body={t(`empty.${view}Body`)}
          />
        )}
        <ul aria-label={t(`views.${view}`)}>
          {list.data?.map((chat) => (
            <ChatEntry
              key={chat.conversationId}
              chat={chat}
              isOpen={chat.conversationId === openId}
              onOpen={() => open(chat.conversationId)}
            />
          ))}
        </ul>
      </TabsContent>
    </Tabs>
  );
}
