"use client";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useShortcuts } from "../dashboard/index.ts";
import { ChatColumns } from "./chat-columns.tsx";
import { ChatList } from "./chat-list.tsx";
import { neighbour } from "./columns.ts";
import { useAccept } from "./use-accept.ts";
import { useChats } from "./use-chats.ts";
import { useColumns } from "./use-columns.ts";

/** The list and the chats that are open, side by side; on phones one after the other. */
export function ChatsScreen() {
  const t = useTranslations("dashboard.chats");
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chats = useChats();
  const columns = useColumns(box);
  const showMine = () => chats.setView("mine");
  const accept = useAccept((conversationId) => {
    showMine();
    (columns.room > 1 ? columns.beside : columns.open)(conversationId);
  });
  const rows = chats.rows.map(({ conversationId }) => conversationId);
  const go = (step: 1 | -1) => {
    const next = neighbour(rows, columns.active, step);
    if (next) columns.open(next);
  };
  const nextUnopened = rows
    .slice(rows.indexOf(columns.active ?? "") + 1)
    .find((id) => !columns.ids.includes(id));
  useShortcuts("chats", {
    nextChat: () => go(1),
    previousChat: () => go(-1),
    acceptLongest: () => {
      const longest = chats.waiting[0];
      if (longest) accept.run(longest.conversationId);
    },
    showWaiting: () => chats.setView("waiting"),
    showMine,
    showAll: () => chats.setView("all"),
    showClosed: () => chats.setView("closed"),
    searchChats: () => input.current?.focus(),
    openBeside: () => nextUnopened && columns.beside(nextUnopened),
    nextColumn: () => columns.step(1),
    previousColumn: () => columns.step(-1),
  });
  const isOpen = columns.ids.length > 0;
  return (
    <div ref={box} className="flex h-full min-h-0">
      <div
        className={cn(
          "w-full min-w-0 shrink-0 border-e border-line bg-surface",
          columns.shown.length > 1 ? "md:w-76" : "md:w-80 xl:w-96",
          isOpen && "max-md:hidden",
        )}
      >
        <ChatList chats={chats} columns={columns} input={input} />
      </div>
      <div className={cn("flex min-w-0 flex-1 flex-col", !isOpen && "max-md:hidden")}>
        {isOpen ? (
          <ChatColumns columns={columns} onAccepted={showMine} />
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
