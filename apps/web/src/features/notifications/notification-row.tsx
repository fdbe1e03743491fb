"use client";
import { adminNoticePaths, isAdminNotice, type NotificationKind } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import {
  Activity,
  AlarmClock,
  ArrowUpCircle,
  AtSign,
  Eye,
  type LucideIcon,
  MessageSquareText,
  OctagonPause,
  SendHorizontal,
  ShieldAlert,
  UserRoundCheck,
  Wallet,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

type Notification = RouterOutputs["notifications"]["list"]["notifications"][number];

const icons = {
  mention: AtSign,
  assigned: UserRoundCheck,
  reply: MessageSquareText,
  woken: AlarmClock,
  not_sent: SendHorizontal,
  escalated: ArrowUpCircle,
  escalation_stopped: OctagonPause,
  bulk_read: Eye,
  audit_broken: ShieldAlert,
  ai_budget: Wallet,
  ai_anomaly: Activity,
} as const satisfies Record<NotificationKind, LucideIcon>;

const figuresOf = (detail: unknown): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(Object(detail)).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
    ),
  );

function placeOf({ kind, ticket, chat }: Notification) {
  if (isAdminNotice(kind)) return adminNoticePaths[kind];
  return chat
    ? `/support-dashboard/chats?view=all&chat=${chat.conversationId}`
    : `/support-dashboard/tickets/${ticket?.id ?? ""}`;
}

type Props = { notification: Notification; onOpen: () => void };

/** One thing that was told, and the way to it. */
export function NotificationRow({ notification, onOpen }: Props) {
  const t = useTranslations("notifications");
  const { kind, actorName, ticket, chat, detail, readAt, createdAt } = notification;
  const Icon = icons[kind];
  const isUnread = readAt === null;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={placeOf(notification)}
        onClick={onOpen}
        className="flex items-start gap-2.5 px-3 py-2.5 text-sm -outline-offset-2 hover:bg-surface-hover"
      >
        <Icon
          aria-hidden
          className={cn("mt-0.5 size-4 shrink-0", isUnread ? "text-accent-text" : "text-fg-subtle")}
        />
        <span className="min-w-0 flex-1">
          <span className={cn("block wrap-anywhere", isUnread ? "font-medium text-fg" : "text-fg-muted")}>
            {t(`kinds.${kind}`, {
              share: 0,
              records: 0,
              what: "",
              ...figuresOf(detail),
              name: actorName ?? t("somebody"),
            })}
          </span>
          {ticket && (
            <span className="block truncate text-fg-muted">
              <span className="tabular-nums">{ticket.number}</span> {ticket.subject}
            </span>
          )}
          {chat && (
            <span className="block truncate text-fg-muted">
              {t("chat", { name: chat.name })} {chat.topic}
            </span>
          )}
          <RelativeTime at={createdAt} className="text-xs text-fg-muted" />
        </span>
        {isUnread && (
          <span className="mt-1.5 size-2 shrink-0 rounded-full bg-accent">
            <span className="sr-only">{t("unread")}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
