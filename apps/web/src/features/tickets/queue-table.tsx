"use client";
import type { QueueColumn, QueueSort } from "@handrail/contracts/inputs/queue";
import { Checkbox } from "@handrail/ui/checkbox";
import { cn } from "@handrail/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Cell, columnLooks } from "./queue-cells.tsx";
import type { ShownRow } from "./shown-rows.ts";
import { ticketHref } from "./ticket-href.ts";
import type { Queue, QueueRow } from "./use-queue.ts";
import type { Selection } from "./use-selection.ts";

/** Columns whose heading orders the list. */
const sorts: Partial<Record<QueueColumn, QueueSort>> = {
  number: "created",
  created: "created",
  status: "status",
  priority: "priority",
  sla: "due",
  last_message: "last_message",
  updated: "updated",
};

type RowProps = {
  shown: ShownRow<QueueRow>;
  columns: readonly QueueColumn[];
  selection: Selection;
};

function Subject({
  shown: { row, hasLeft },
  hasCustomer,
}: {
  shown: ShownRow<QueueRow>;
  hasCustomer: boolean;
}) {
  const t = useTranslations("queue");
  return (
    <TableCell truncate>
      {row.isUnread && (
        <span
          role="img"
          aria-label={t("unread")}
          title={t("unread")}
          className="me-1.5 inline-block size-2 rounded-full bg-accent align-middle"
        />
      )}
      <Link
        href={ticketHref(row.id)}
        data-queue-row={row.id}
        className={cn(
          "text-fg outline-none after:absolute after:inset-0",
          row.isUnread ? "font-semibold" : "font-medium",
        )}
      >
        {row.subject}
      </Link>
      {hasLeft && <span className="ms-2 text-xs text-fg-muted">{t("left")}</span>}
      {!hasCustomer && <span className="ms-2 text-fg-muted">{row.contact.name}</span>}
      <span className="ms-2 text-fg-muted max-xl:hidden">{row.preview}</span>
    </TableCell>
  );
}

function Row({ shown, columns, selection }: RowProps) {
  const t = useTranslations("queue");
  const { row, hasLeft } = shown;
  const isSelected = selection.has(row.id);
  return (
    <TableRow
      interactive
      selected={isSelected}
      aria-selected={isSelected}
      className={cn(
        "relative focus-within:bg-surface-hover focus-within:[&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent-text)]",
        hasLeft && "opacity-50",
      )}
    >
      <TableCell className="w-9">
        <span className="relative z-10 flex">
          <Checkbox
            aria-label={t("select.one", { number: row.number })}
            checked={isSelected}
            onClick={(event) => {
              event.preventDefault();
              selection.toggle(row.id, { range: event.shiftKey });
            }}
          />
        </span>
      </TableCell>
      {columns.map((column) =>
        column === "subject" ? (
          <Subject key={column} shown={shown} hasCustomer={columns.includes("customer")} />
        ) : (
          <TableCell key={column} {...columnLooks[column]}>
            <Cell row={row} column={column} />
          </TableCell>
        ),
      )}
    </TableRow>
  );
}

/** The queue from tablets up: one line for each ticket; the whole row opens it. */
export function QueueTable({ queue, selection }: { queue: Queue; selection: Selection }) {
  const t = useTranslations("queue");
  const { choose, order, rows } = queue;
  const columns = queue.columns.includes("subject")
    ? queue.columns
    : (["subject", ...queue.columns] as const);
  const sortable = (column: QueueColumn) => {
    const sort = sorts[column];
    if (!sort) return {};
    const isOn = order.sort === sort;
    const first = sort === "due" || sort === "status" ? "asc" : "desc";
    const dir = isOn ? (order.direction === "desc" ? "asc" : "desc") : first;
    return { sort: isOn ? order.direction : ("none" as const), onSort: () => choose({ sort, dir }) };
  };
  return (
    <Table
      caption={t("caption")}
      boxClassName="min-h-0 max-md:hidden"
      className={cn(queue.isStale && "opacity-60")}
    >
      <TableHead>
        <tr>
          <TableHeaderCell className="w-9">
            <Checkbox
              aria-label={t("select.all")}
              checked={selection.isAllOfPage ? true : selection.count > 0 ? "indeterminate" : false}
              onCheckedChange={selection.togglePage}
            />
          </TableHeaderCell>
          {columns.map((column) => (
            <TableHeaderCell
              key={column}
              align={column === "subject" ? "start" : (columnLooks[column].align ?? "start")}
              {...sortable(column)}
            >
              {t(`columns.${column}`)}
            </TableHeaderCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {rows.rows.map((shown) => (
          <Row key={shown.row.id} shown={shown} columns={columns} selection={selection} />
        ))}
      </TableBody>
    </Table>
  );
}
