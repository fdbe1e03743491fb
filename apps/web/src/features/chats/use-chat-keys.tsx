"use client";
import {
  ArrowRightLeft,
  CircleCheck,
  Columns2,
  Hand,
  Lock,
  type LucideIcon,
  Reply,
  Sparkles,
  Tag,
  UserRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { shortcutKeys, useScreenCommands, useShortcuts } from "../dashboard/index.ts";

type Act = () => void;
/** What can be done with the chat one works on; null where it cannot be done now. */
export type ChatActs = Record<"chatTags" | "chatDetails", Act> &
  Record<
    | "reply"
    | "note"
    | "template"
    | "undo"
    | "useSuggestion"
    | "acceptChat"
    | "handOver"
    | "closeChat"
    | "closeColumn",
    Act | null
  >;

/** The palette gives the focus back when it has gone, and would close what opened before. */
const paletteGoneMs = 250;

const listed = {
  acceptChat: Hand,
  reply: Reply,
  note: Lock,
  useSuggestion: Sparkles,
  chatTags: Tag,
  chatDetails: UserRound,
  handOver: ArrowRightLeft,
  closeChat: CircleCheck,
  closeColumn: Columns2,
} as const satisfies Partial<Record<keyof ChatActs, LucideIcon>>;

const entriesOf = <T extends object>(record: T) => Object.entries(record) as [keyof T, T[keyof T]][];

/** Puts what can be done with a chat under its keys and on top of the palette, while one works on it. */
export function useChatKeys(name: string, isActive: boolean, acts: ChatActs): void {
  const t = useTranslations("dashboard.keys");
  useShortcuts(
    "chats",
    isActive ? Object.fromEntries(entriesOf(acts).flatMap(([key, act]) => (act ? [[key, act]] : []))) : {},
  );
  const items = entriesOf(listed).flatMap(([id, Icon]) => {
    const act = acts[id];
    return act
      ? [
          {
            id,
            label: t(id),
            icon: <Icon aria-hidden />,
            shortcut: shortcutKeys("chats", id),
            onSelect: () => void setTimeout(act, paletteGoneMs),
          },
        ]
      : [];
  });
  useScreenCommands(isActive ? { heading: name, items } : null);
}
