"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";

export const chatViews = ["waiting", "mine", "all", "closed"] as const;
export type ChatRow = RouterOutputs["chat"]["queue"][number];
export type OpenChat = RouterOutputs["chat"]["get"];

const parsers = {
  view: parseAsStringLiteral(chatViews).withDefault("waiting"),
  chat: parseAsString.withDefault(""),
};

/** The chats of a view, and which one is open; both in the address. */
export function useChats() {
  const [{ view, chat }, setPlace] = useQueryStates(parsers, { history: "push" });
  const utils = trpc.useUtils();
  const list = trpc.chat.queue.useQuery({ view });
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" });
  const mine = trpc.chat.queue.useQuery({ view: "mine" });
  useDeskEvents((event) => {
    if (event.kind === "ticket") return;
    void utils.chat.queue.invalidate();
    void utils.chat.get.invalidate();
    void utils.chatDesk.trail.invalidate();
  });
  return {
    view,
    setView: (next: (typeof chatViews)[number]) => void setPlace({ view: next }),
    openId: chat || null,
    open: (conversationId: string | null) => void setPlace({ chat: conversationId }),
    list,
    counts: { waiting: waiting.data?.length, mine: mine.data?.length, all: undefined, closed: undefined },
  };
}

export type Chats = ReturnType<typeof useChats>;
