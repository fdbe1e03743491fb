"use client";
import { chatViews } from "@handrail/contracts/inputs/conversations";
import { keepPreviousData } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDebounced } from "../../lib/use-debounced.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useDeskEvents } from "../dashboard/index.ts";

export type ChatRow = RouterOutputs["chat"]["list"]["chats"][number];
export type OpenChat = RouterOutputs["chat"]["get"];

const parsers = {
  view: parseAsStringLiteral(chatViews).withDefault("waiting"),
  q: parseAsString.withDefault(""),
  tag: parseAsString.withDefault(""),
};

/** Asks again for what is shown of chats, after something happened to one of them. */
export function useRefreshChats() {
  const utils = trpc.useUtils();
  return () => {
    void utils.chat.queue.invalidate();
    void utils.chat.list.invalidate();
    void utils.chat.get.invalidate();
    void utils.chatDesk.trail.invalidate();
  };
}

/** The chats of a view, narrowed by words and a tag; all of it in the address. */
export function useChats() {
  const [{ view, q, tag }, setPlace] = useQueryStates(parsers, { history: "push" });
  const search = useDebounced(q.trim(), 250).slice(0, 100);
  const list = trpc.chat.list.useInfiniteQuery(
    { view, search, tagId: tag || null },
    {
      initialCursor: 0,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    },
  );
  const waiting = trpc.chat.queue.useQuery({ view: "waiting" });
  const mine = trpc.chat.queue.useQuery({ view: "mine" });
  const utils = trpc.useUtils();
  useDeskEvents((event) => {
    if (event.kind === "ticket") return;
    const changed = event.kind === "chat" ? { conversationId: event.conversationId } : undefined;
    void utils.chat.list.invalidate();
    void utils.chat.get.invalidate(changed);
    void utils.chatDesk.trail.invalidate(changed);
  });
  const rows = (list.data?.pages ?? []).flatMap(({ chats }) => chats);
  const seen = new Set<string>();
  return {
    view,
    setView: (next: (typeof chatViews)[number]) => void setPlace({ view: next }),
    search: q,
    setSearch: (text: string) => void setPlace({ q: text }, { history: "replace" }),
    tagId: tag || null,
    setTag: (id: string | null) => void setPlace({ tag: id }),
    isNarrowed: search !== "" || tag !== "",
    list,
    /** One row for each chat, also where one moved from page to page meanwhile. */
    rows: rows.filter(({ conversationId }) => !seen.has(conversationId) && seen.add(conversationId)),
    waiting: waiting.data ?? [],
    mine: mine.data ?? [],
    counts: { waiting: waiting.data?.length, mine: mine.data?.length, all: undefined, closed: undefined },
  };
}

export type Chats = ReturnType<typeof useChats>;
