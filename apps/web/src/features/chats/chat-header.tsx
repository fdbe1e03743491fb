"use client";
import type { WireMessage } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Badge, CountBadge } from "@handrail/ui/badge";
import { IconButton } from "@handrail/ui/icon-button";
import { ArrowLeft, UserRound, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { shortcutKeys } from "../dashboard/index.ts";
import { ChatMore } from "./chat-more.tsx";
import { ChatTrail } from "./chat-trail.tsx";
import { HandOver } from "./hand-over.tsx";
import { ModeBadge } from "./mode-badge.tsx";
import type { Opened } from "./opened.ts";
import type { OpenChat } from "./use-chats.ts";
import { WaitingTime } from "./waiting-time.tsx";
import { WrapUp } from "./wrap-up.tsx";

type Props = {
  chat: OpenChat;
  messages: readonly WireMessage[];
  unread: number;
  refresh: () => void;
  handOver: Opened;
  wrapUp: Opened;
  details: Opened;
  onBack: () => void;
  /** Where it stands beside others: closes it. */
  onClose: (() => void) | null;
};

/** Whose chat it is, who has it, and what can be done with it as a whole. */
export function ChatHeader(props: Props) {
  const { chat, messages, unread, refresh, handOver, wrapUp, details, onBack, onClose } = props;
  const t = useTranslations("dashboard.chats");
  const desk = useTranslations("chatDesk");
  const tiers = useTranslations("vocabulary.tier");
  const { contact, mode, team, waitingSince } = chat;
  const isHeld = mode === "human" || mode === "waiting";
  return (
    <header className="flex shrink-0 items-center gap-x-3 border-b border-line bg-surface px-4 py-2.5 @max-lg/column:flex-wrap @max-lg/column:gap-x-2 @max-lg/column:gap-y-1 @max-lg/column:px-3">
      <IconButton label={t("back")} onClick={onBack} className="md:hidden">
        <ArrowLeft className="rtl:rotate-180" />
      </IconButton>
      <Avatar name={contact.name} decorative className="@max-lg/column:hidden" />
      <div className="min-w-0 flex-1 @max-lg/column:contents">
        <h2 className="flex min-w-0 items-center @max-lg/column:flex-1 gap-2 text-md font-semibold text-fg">
          <Link href={`/support-dashboard/users?contact=${contact.id}`} className="truncate hover:underline">
            {contact.name}
          </Link>
          <CountBadge count={unread} label={desk("columns.unread", { count: unread })} />
          <Badge tone="neutral" className="@max-lg/column:hidden">
            {tiers(contact.plan)}
          </Badge>
        </h2>
        <p className="flex min-w-0 items-center gap-2 text-sm text-fg-muted @max-lg/column:order-last @max-lg/column:basis-full">
          <ModeBadge mode={mode} />
          {mode === "waiting" && waitingSince && <WaitingTime since={waitingSince} />}
          <span className="truncate">
            {chat.assignee?.name ?? (mode === "waiting" && team ? team.name : contact.email)}
          </span>
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <IconButton
          label={desk("details.open")}
          shortcut={shortcutKeys("chats", "chatDetails")}
          pressed={details.open}
          onClick={() => details.onOpenChange(!details.open)}
        >
          <UserRound />
        </IconButton>
        <ChatTrail conversationId={chat.conversationId} />
        {isHeld && <HandOver chat={chat} refresh={refresh} {...handOver} />}
        {mode !== "closed" && <WrapUp chat={chat} refresh={refresh} {...wrapUp} />}
        <ChatMore chat={chat} messages={messages} />
        {onClose && (
          <IconButton
            label={desk("columns.close", { name: contact.name })}
            shortcut={shortcutKeys("chats", "closeColumn")}
            onClick={onClose}
            className="max-md:hidden"
          >
            <X />
          </IconButton>
        )}
      </div>
    </header>
  );
}
