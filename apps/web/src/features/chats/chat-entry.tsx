"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Badge, CountBadge } from "@handrail/ui/badge";
import { cn } from "@handrail/ui/cn";
import { IconButton } from "@handrail/ui/icon-button";
import { Columns2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { useMe } from "../shell/me.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { SortingWords } from "./chat-sorting.tsx";
import { ModeBadge } from "./mode-badge.tsx";
import type { ChatRow } from "./use-chats.ts";
import { WaitingTime } from "./waiting-time.tsx";

type Props = {
  chat: ChatRow;
  isOpen: boolean;
  /** Whether it is the one that is being worked on. */
  isActive: boolean;
  /** Null where there is no room for a second one. */
  onBeside: (() => void) | null;
  onOpen: () => void;
};

/** A chat of the list: who, about what, since when, with whom. With ⌘ or Ctrl it opens beside the others. */
export function ChatEntry({ chat, isOpen, isActive, onBeside, onOpen }: Props) {
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk");
  const common = useTranslations("common");
  const me = useMe();
  const click = (event: MouseEvent) => (onBeside && (event.metaKey || event.ctrlKey) ? onBeside() : onOpen());
  return (
    <li className="group/entry relative">
      <button
        type="button"
        onClick={click}
        aria-current={isActive || undefined}
        className={cn(
          "flex w-full items-start gap-3 border-b border-line px-4 py-3 text-start text-sm -outline-offset-2 hover:bg-surface-hover",
          isOpen && "bg-surface-selected hover:bg-surface-selected",
        )}
      >
        <Avatar name={chat.contact.name} decorative />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-medium text-fg">{chat.contact.name}</span>
            {!isActive && (
              <CountBadge count={chat.unread} label={desk("columns.unread", { count: chat.unread })} />
            )}
            <RelativeTime at={chat.lastMessageAt} className="text-xs text-fg-muted" />
          </span>
          <span className="block truncate text-fg-muted">{chat.topic ?? t("noTopic")}</span>
          <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
            <ModeBadge mode={chat.mode} />
            {chat.waitingSince && (
              <span className="text-xs text-fg-muted">
                {desk.rich("offer.waits", {
                  time: () => <WaitingTime since={chat.waitingSince ?? chat.createdAt} />,
                })}
              </span>
            )}
            {chat.sorting && <SortingWords sorting={chat.sorting} />}
            {chat.tags.map(({ id, name }) => (
              <Badge key={id} tone="neutral">
                {name}
              </Badge>
            ))}
            {chat.offer && (
              <span className="truncate text-xs text-fg-muted">
                {desk("offer.rings", { name: chat.offer.name })}
              </span>
            )}
            {chat.disposition && (
              <span className="truncate text-xs text-fg-muted">{chat.disposition.name}</span>
            )}
            {chat.ticket && <span className="text-xs text-fg-muted">{chat.ticket.number}</span>}
            {chat.assignee && (
              <span className="truncate text-xs text-fg-muted">
                {chat.assignee.membershipId === me?.membershipId ? common("you") : chat.assignee.name}
              </span>
            )}
          </span>
        </span>
      </button>
      {onBeside && !isOpen && (
        <IconButton
          size="sm"
          variant="secondary"
          label={desk("columns.openBeside", { name: chat.contact.name })}
          onClick={onBeside}
          className="absolute end-3 bottom-2.5 opacity-0 group-hover/entry:opacity-100 focus-visible:opacity-100 max-md:hidden"
        >
          <Columns2 />
        </IconButton>
      )}
    </li>
  );
}
