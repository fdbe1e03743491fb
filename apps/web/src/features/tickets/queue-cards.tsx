"use client";
import { Avatar } from "@handrail/ui/avatar";
import { cn } from "@handrail/ui/cn";
import Link from "next/link";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { ticketHref } from "./ticket-href.ts";
import type { Queue } from "./use-queue.ts";

/** The queue on phones: a card for each ticket. */
export function QueueCards({ queue, label }: { queue: Queue; label: string }) {
  return (
    <ul aria-label={label} className={cn("flex flex-col gap-2 md:hidden", queue.isStale && "opacity-60")}>
      {queue.rows.rows.map(({ row, hasLeft }) => (
        <li key={row.id} className={cn(hasLeft && "opacity-50")}>
          <Link
            href={ticketHref(row.id)}
            className="flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3 text-sm hover:bg-surface-hover"
          >
            <span className="flex items-center gap-2 text-xs text-fg-muted">
              <span className="tabular-nums">{row.number}</span>
              <span className="min-w-0 flex-1 truncate">{row.contact.name}</span>
              <RelativeTime at={row.updatedAt} />
            </span>
            <span className="truncate text-md font-medium text-fg">{row.subject}</span>
            <span className="truncate text-fg-muted">{row.preview}</span>
            <span className="flex items-center gap-2 pt-0.5">
              <StatusBadge status={row.status} />
              <PriorityMark priority={row.priority} />
              {row.assignee && <Avatar name={row.assignee.name} size="xs" className="ms-auto" />}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
