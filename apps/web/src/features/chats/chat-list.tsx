"use client";
import { chatViews } from "@handrail/contracts/inputs/conversations";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@handrail/ui/tabs";
import { MessagesSquare, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { QueryState } from "../shell/query-state.tsx";
import { ChatEntry } from "./chat-entry.tsx";
import { ChatSearch } from "./chat-search.tsx";
import type { Chats } from "./use-chats.ts";
import type { Columns } from "./use-columns.ts";

type Props = { chats: Chats; columns: Columns; input: RefObject<HTMLInputElement | null> };

/** The chats of a view; those who wait longest come first. */
export function ChatList({ chats, columns, input }: Props) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk.list");
  const { view, setView, list, rows, counts, isNarrowed } = chats;
  return (
    <Tabs
      value={view}
      onValueChange={(value) => setView(chatViews.find((each) => each === value) ?? "waiting")}
      className="h-full min-h-0"
    >
      <div className="shrink-0 px-4 pt-4">
        <h1 className="text-lg font-semibold text-fg">{t("title")}</h1>
        <ChatSearch chats={chats} input={input} />
        <TabsList label={t("views.label")} className="gap-3">
          {chatViews.map((each) => (
            <TabsTrigger key={each} value={each} count={counts[each]}>
              {t(`views.${each}`)}
            </TabsTrigger>
          ))}
        </TabsList>
      </div>
      <TabsContent value={view} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
        <QueryState query={list} failed={t("failed")} size="sm" />
        {list.isSuccess &&
          rows.length === 0 &&
          (isNarrowed ? (
            <EmptyState
              size="sm"
              icon={<SearchX />}
              title={desk("noneTitle")}
              body={desk("noneBody")}
              action={
                <Button
                  size="sm"
                  onClick={() => {
                    chats.setSearch("");
                    chats.setTag(null);
                  }}
                >
                  {desk("clear")}
                </Button>
              }
            />
          ) : (
            <EmptyState
              size="sm"
              icon={<MessagesSquare />}
              title={t(`empty.${view}Title`)}
              body={t(`empty.${view}Body`)}
            />
          ))}
        <ul aria-label={t(`views.${view}`)}>
          {rows.map((chat) => (
            <ChatEntry
              key={chat.conversationId}
              chat={chat}
              isOpen={columns.shown.includes(chat.conversationId)}
              isActive={chat.conversationId === columns.active}
              onOpen={() => columns.open(chat.conversationId)}
              onBeside={
                columns.room > 1 && columns.ids.length > 0 ? () => columns.beside(chat.conversationId) : null
              }
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="p-3 text-center">
            <Button size="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {desk("more")}
            </Button>
          </div>
        )}
      </TabsContent>
    </Tabs>
  );
}
