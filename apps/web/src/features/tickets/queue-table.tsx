"use client";
import { Avatar } from "@handrail/ui/avatar";
import { cn } from "@handrail/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark } from "./priority-mark.tsx";
import type { ShownRow } from "./shown-rows.ts";
import { StatusBadge } from "./status-badge.tsx";
import { ticketHref } from "./ticket-href.ts";
import type { Queue, QueueRow } from "./use-queue.ts";

/** From which width there is room for what is said elsewhere too. */
const wideOnly = "max-[87rem]:hidden";
const widestOnly = "max-[100rem]:hidden";

type Sort = "updated" | "created" | "priority";

function Row({ shown, showsBranch }: { shown: ShownRow<QueueRow>; showsBranch: boolean }) {
  const t = useTranslations("tickets.queue");
  const types = useTranslations("vocabulary.ticketType");
  const { row, hasLeft } = shown;
  return (
    <TableRow
      interactive
      className={cn(
        "relative focus-within:bg-surface-hover focus-within:[&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent-text)]",
        hasLeft && "opacity-50",
      )}
    >
      <TableCell className="text-fg-muted tabular-nums">{row.number}</TableCell>
      <TableCell truncate>
        <Link
          href={ticketHref(row.id)}
          data-queue-row
          className="font-medium text-fg outline-none after:absolute after:inset-0"
        >
          {row.subject}
        </Link>
        {hasLeft && <span className="ms-2 text-xs text-fg-muted">{t("left")}</span>}
        <span className="ms-2 text-fg-muted xl:hidden">{row.contact.name}</span>
        <span className="ms-2 text-fg-muted max-xl:hidden">{row.preview}</span>
      </TableCell>
      <TableCell className="max-xl:hidden">
        <span className="block max-w-36 truncate">{row.contact.name}</span>
      </TableCell>
      {showsBranch && (
        <TableCell className={cn("text-fg-muted", wideOnly)}>
          <span className="block max-w-28 truncate">{row.branch?.name}</span>
        </TableCell>
      )}
      <TableCell className={cn("text-fg-muted", showsBranch ? widestOnly : wideOnly)}>
        {types(row.type)}
      </TableCell>
      <TableCell>
        <StatusBadge status={row.status} />
      </TableCell>
      <TableCell align="center">
        <PriorityMark priority={row.priority} />
      </TableCell>
      <TableCell align="center">
        {row.assignee ? (
          <Avatar name={row.assignee.name} size="sm" />
        ) : (
          <span
            role="img"
            aria-label={t("nobody")}
            title={t("nobody")}
            className="inline-block size-6 rounded-full border border-line-strong border-dashed align-middle"
          />
        )}
      </TableCell>
      <TableCell align="end" className="text-fg-muted">
        <RelativeTime at={row.updatedAt} />
      </TableCell>
    </TableRow>
  );
}

/** The queue from tablets up: one line for each ticket; the whole row opens it. */
export function QueueTable({ queue }: { queue: Queue }) {
  const t = useTranslations("tickets.queue");
  const { filters, choose, rows } = queue;
  const showsBranch = new Set(rows.rows.map(({ row }) => row.branch?.id)).size > 1;
  const sortable = (sort: Sort) => ({
    sort: filters.sort === sort ? filters.dir : ("none" as const),
    onSort: () => choose({ sort, dir: filters.sort === sort && filters.dir === "desc" ? "asc" : "desc" }),
  });
  return (
    <Table
      caption={t("caption")}
      boxClassName="min-h-0 max-md:hidden"
      className={cn(queue.isStale && "opacity-60")}
    >
      <TableHead>
        <tr>
          <TableHeaderCell>{t("columns.number")}</TableHeaderCell>
          <TableHeaderCell>{t("columns.subject")}</TableHeaderCell>
          <TableHeaderCell className="max-xl:hidden">{t("columns.requester")}</TableHeaderCell>
          {showsBranch && <TableHeaderCell className={wideOnly}>{t("columns.branch")}</TableHeaderCell>}
          <TableHeaderCell className={showsBranch ? widestOnly : wideOnly}>
            {t("columns.type")}
          </TableHeaderCell>
          <TableHeaderCell>{t("columns.status")}</TableHeaderCell>
          <TableHeaderCell align="center" {...sortable("priority")}>
            {t("columns.priority")}
          </TableHeaderCell>
          <TableHeaderCell align="center">{t("columns.assignee")}</TableHeaderCell>
          <TableHeaderCell align="end" {...sortable("updated")}>
            {t("columns.updated")}
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.rows.map((shown) => (
          <Row key={shown.row.id} shown={shown} showsBranch={showsBranch} />
        ))}
      </TableBody>
    </Table>
  );
}
