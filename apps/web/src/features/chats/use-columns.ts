"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { type RefObject, useEffect, useRef, useState } from "react";
import { mostColumns, neighbour, openBeside, openHere, roomFor, shownOf } from "./columns.ts";

const parser = parseAsArrayOf(parseAsString).withDefault([]).withOptions({ history: "push" });

/** Where a column can be given the focus. */
export const columnId = (conversationId: string) => `chat-${conversationId}`;

const focusColumn = (conversationId: string) =>
  requestAnimationFrame(() => document.getElementById(columnId(conversationId))?.focus());

/** How many chats have room side by side, as the window is now. */
function useRoom(box: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState(mostColumns);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(roomFor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}

/** Which chats are open, side by side, and which of them one works on. The open ones are in the address. */
export function useColumns(box: RefObject<HTMLElement | null>) {
  const t = useTranslations("chatDesk.columns");
  const [stored, setStored] = useQueryState("chat", parser);
  const ids = [...new Set(stored)].filter((id) => id !== "").slice(-mostColumns);
  const [wanted, setActive] = useState<string | null>(null);
  const active = wanted && ids.includes(wanted) ? wanted : (ids.at(-1) ?? null);
  const room = useRoom(box);
  const known = useRef(ids);
  useEffect(() => {
    const newcomer = ids.find((id) => !known.current.includes(id));
    known.current = ids;
    if (newcomer) setActive(newcomer);
  });
  const place = (next: readonly string[]) => void setStored(next.length > 0 ? [...next] : null);
  const activate = (id: string) => setActive(id);
  return {
    ids,
    active,
    room,
    shown: shownOf(ids, active, room),
    activate,
    open: (id: string) => {
      place(openHere(ids, active, id));
      setActive(id);
    },
    beside: (id: string) => {
      const next = openBeside(ids, id, room);
      place(next.ids);
      setActive(id);
      if (next.replaced) toast.info(room > 1 ? t("replaced", { count: room }) : t("noRoom"));
    },
    close: (id: string) => {
      const rest = ids.filter((each) => each !== id);
      place(rest);
      const next = id === active ? (rest.at(-1) ?? null) : active;
      setActive(next);
      if (next) focusColumn(next);
    },
    closeAll: () => place([]),
    step: (step: 1 | -1) => {
      const next = neighbour(ids, active, step);
      if (!next) return;
      setActive(next);
      focusColumn(next);
    },
  };
}

export type Columns = ReturnType<typeof useColumns>;
