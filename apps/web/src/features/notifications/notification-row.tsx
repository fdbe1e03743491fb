"use client";
import type { NotificationKind } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import {
  AlarmClock,
  AtSign,
  type LucideIcon,
  MessageSquareText,
  SendHorizontal,
  UserRoundCheck,
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
} as const satisfies Record<NotificationKind, LucideIcon>;

type Props = { notification: Notification; onOpen: () => void };

/** One thing that was told, and the way to it. */
export function NotificationRow({ notification, onOpen }: Props) {
  const t = useTranslations("notifications");
  const { kind, actorName, ticket, readAt, createdAt } = notification;
  const Icon = icons[kind];
  const isUnread = readAt === null;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`/support-dashboard/tickets/${ticket?.id ?? ""}`}
        onClick={onOpen}
        className="flex items-start gap-2.5 px-3 py-2.5 text-sm -outline-offset-2 hover:bg-surface-hover"
      >
        <Icon
          aria-hidden
          className={cn("mt-0.5 size-4 shrink-0", isUnread ? "text-accent-text" : "text-fg-subtle")}
        />
        <span className="min-w-0 flex-1">
          <span className={cn("block wrap-anywhere", isUnread ? "font-medium text-fg" : "text-fg-muted")}>
            {t(`kinds.${kind}`, { name: actorName ?? t("somebody") })}
          </span>
          <span className="block truncate text-fg-muted">
            <span className="tabular-nums">{ticket?.number}</span> {ticket?.subject}
          </span>
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
