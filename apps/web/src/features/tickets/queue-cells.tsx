"use client";
import type { QueueColumn } from "@handrail/contracts/inputs/queue";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import { SlaClock } from "./queue-sla.tsx";
import { StatusBadge } from "./status-badge.tsx";
import type { QueueRow } from "./use-queue.ts";

/** Columns other than the subject: how wide their text may be, and on which side it stands. */
export const columnLooks: Record<
  Exclude<QueueColumn, "subject">,
  { align?: "start" | "center" | "end"; className?: string }
> = {
  number: { className: "text-fg-muted tabular-nums" },
  customer: { className: "[&>span]:max-w-40" },
  type: { className: "text-fg-muted" },
  category: { className: "text-fg-muted [&>span]:max-w-36" },
  status: {},
  priority: { align: "center" },
  severity: { className: "text-fg-muted" },
  sla: {},
  assignee: { align: "center" },
  team: { className: "text-fg-muted [&>span]:max-w-32" },
  tags: {},
  desk: { className: "text-fg-muted [&>span]:max-w-32" },
  branch: { className: "text-fg-muted [&>span]:max-w-32" },
  source: { className: "text-fg-muted" },
  created: { align: "end", className: "text-fg-muted" },
  last_message: { align: "end", className: "text-fg-muted" },
  updated: { align: "end", className: "text-fg-muted" },
};

const Cut = ({ children }: { children: ReactNode }) => <span className="block truncate">{children}</span>;
const shownTags = 2;

function Assignee({ row }: { row: QueueRow }) {
  const t = useTranslations("queue");
  if (row.assignee) return <Avatar name={row.assignee.name} size="sm" />;
  return (
    <span
      role="img"
      aria-label={t("nobody")}
      title={t("nobody")}
      className="inline-block size-6 rounded-full border border-line-strong border-dashed align-middle"
    />
  );
}

function Tags({ row: { tags } }: { row: QueueRow }) {
  return (
    <span className="flex items-center gap-1" title={tags.map(({ name }) => name).join(", ")}>
      {tags.slice(0, shownTags).map(({ id, name }) => (
        <Badge key={id} tone="neutral">
          <span className="block max-w-24 truncate">{name}</span>
        </Badge>
      ))}
      {tags.length > shownTags && <span className="text-xs text-fg-muted">+{tags.length - shownTags}</span>}
    </span>
  );
}

/** What a column says of a ticket. */
export function Cell({ row, column }: { row: QueueRow; column: Exclude<QueueColumn, "subject"> }) {
  const words = useTranslations("vocabulary");
  switch (column) {
    case "number":
      return row.number;
    case "customer":
      return <Cut>{row.contact.name}</Cut>;
    case "type":
      return words(`ticketType.${row.type}`);
    case "category":
      return <Cut>{row.category?.name}</Cut>;
    case "status":
      return <StatusBadge status={row.status} />;
    case "priority":
      return <PriorityMark priority={row.priority} />;
    case "severity":
      return words(`severity.${row.severity}`);
    case "sla":
      return <SlaClock row={row} />;
    case "assignee":
      return <Assignee row={row} />;
    case "team":
      return <Cut>{row.team?.name}</Cut>;
    case "tags":
      return <Tags row={row} />;
    case "desk":
      return <Cut>{row.desk.name}</Cut>;
    case "branch":
      return <Cut>{row.branch?.name}</Cut>;
    case "source":
      return words(`ticketSource.${row.source}`);
    case "created":
      return <RelativeTime at={row.createdAt} />;
    case "last_message":
      return <RelativeTime at={row.lastMessageAt} />;
    case "updated":
      return <RelativeTime at={row.updatedAt} />;
    default:
      return column satisfies never;
  }
}
