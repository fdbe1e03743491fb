"use client";
import { Avatar } from "@handrail/ui/avatar";
import { Checkbox } from "@handrail/ui/checkbox";
import { cn } from "@handrail/ui/cn";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { SlaClock } from "./queue-sla.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { ticketHref } from "./ticket-href.ts";
import type { Queue } from "./use-queue.ts";
import type { Selection } from "./use-selection.ts";

type Props = { queue: Queue; selection: Selection; label: string };

/** The queue on phones: a card for each ticket. */
export function QueueCards({ queue, selection, label }: Props) {
  const t = useTranslations("queue");
  return (
    <ul aria-label={label} className={cn("flex flex-col gap-2 md:hidden", queue.isStale && "opacity-60")}>
      {queue.rows.rows.map(({ row, hasLeft }) => (
        <li
          key={row.id}
          className={cn(
            "relative flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3 text-sm hover:bg-surface-hover",
            selection.has(row.id) && "bg-surface-selected",
            hasLeft && "opacity-50",
          )}
        >
          <span className="flex items-center gap-2 text-xs text-fg-muted">
            <span className="relative z-10 flex">
              <Checkbox
                aria-label={t("select.one", { number: row.number })}
                checked={selection.has(row.id)}
                onCheckedChange={() => selection.toggle(row.id)}
              />
            </span>
            <span className="tabular-nums">{row.number}</span>
            <span className="min-w-0 flex-1 truncate">{row.contact.name}</span>
            <RelativeTime at={row.updatedAt} />
          </span>
          <Link
            href={ticketHref(row.id)}
            className={cn(
              "truncate text-md text-fg after:absolute after:inset-0",
              row.isUnread ? "font-semibold" : "font-medium",
            )}
          >
            {row.isUnread && (
              <span
                role="img"
                aria-label={t("unread")}
                className="me-1.5 inline-block size-2 rounded-full bg-accent align-middle"
              />
            )}
            {row.subject}
          </Link>
          <span className="truncate text-fg-muted">{row.preview}</span>
          <span className="flex items-center gap-2 pt-0.5">
            <StatusBadge status={row.status} />
            <PriorityMark priority={row.priority} />
            <SlaClock row={row} />
            {row.assignee && <Avatar name={row.assignee.name} size="xs" className="ms-auto" />}
          </span>
        </li>
      ))}
    </ul>
  );
}
