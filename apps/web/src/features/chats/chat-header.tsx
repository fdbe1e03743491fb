"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { IconButton } from "@handrail/ui/icon-button";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ModeBadge } from "./chat-list.tsx";
import { ChatTrail } from "./chat-trail.tsx";
import { HandOver } from "./hand-over.tsx";
import type { OpenChat } from "./use-chats.ts";
import { WaitingTime } from "./waiting-time.tsx";
import { WrapUp } from "./wrap-up.tsx";

type Props = { chat: OpenChat; refresh: () => void; onBack: () => void };

/** Whose chat it is, who has it, and what can be done with it as a whole. */
export function ChatHeader({ chat, refresh, onBack }: Props) {
  const t = useTranslations("dashboard.chats");
  const tiers = useTranslations("vocabulary.tier");
  const { contact, mode, team, waitingSince } = chat;
  const isHeld = mode === "human" || mode === "waiting";
  return (
    <header className="flex shrink-0 items-center gap-3 border-b border-line bg-surface px-4 py-2.5">
      <IconButton label={t("back")} onClick={onBack} className="md:hidden">
        <ArrowLeft className="rtl:rotate-180" />
      </IconButton>
      <Avatar name={contact.name} decorative />
      <div className="min-w-0 flex-1">
        <h2 className="flex items-center gap-2 text-md font-semibold text-fg">
          <Link href={`/support-dashboard/users?contact=${contact.id}`} className="truncate hover:underline">
            {contact.name}
          </Link>
          <Badge tone="neutral">{tiers(contact.plan)}</Badge>
        </h2>
        <p className="flex min-w-0 items-center gap-2 text-sm text-fg-muted">
          <ModeBadge mode={mode} />
          {mode === "waiting" && waitingSince && <WaitingTime since={waitingSince} />}
          <span className="truncate max-sm:hidden">
            {chat.assignee?.name ?? (mode === "waiting" && team ? team.name : contact.email)}
          </span>
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <ChatTrail conversationId={chat.conversationId} />
        {isHeld && <HandOver chat={chat} refresh={refresh} />}
        {mode !== "closed" && <WrapUp chat={chat} refresh={refresh} />}
      </div>
    </header>
  );
}
