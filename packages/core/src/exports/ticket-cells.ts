import type { QueueColumn } from "@handrail/contracts/inputs/queue";
import type { listQueue } from "../tickets/index.ts";
import { queueColumnNames } from "./column-names.ts";

type QueueRow = Awaited<ReturnType<typeof listQueue>>["tickets"][number];

/** PURE. A ticket as a line of a file: what each column says of it. */
export function toCells(row: QueueRow, columns: readonly QueueColumn[]): string[] {
  return columns.map((column) => cell(row, column));
}

const time = (at: Date | null) => at?.toISOString() ?? "";

function cell(row: QueueRow, column: QueueColumn): string {
  switch (column) {
    case "number":
    case "subject":
    case "type":
    case "status":
    case "priority":
    case "severity":
    case "source":
      return row[column];
    case "customer":
      return row.contact.email ? `${row.contact.name} <${row.contact.email}>` : row.contact.name;
    case "category":
    case "team":
    case "branch":
      return row[column]?.name ?? "";
    case "desk":
      return row.desk.name;
    case "assignee":
      return row.assignee?.name ?? "";
    case "tags":
      return row.tags.map(({ name }) => name).join(", ");
    case "sla":
      return time(row.nextDueAt);
    case "created":
      return time(row.createdAt);
    case "last_message":
      return time(row.lastMessageAt);
    case "updated":
      return time(row.updatedAt);
    default:
      return column satisfies never;
  }
}

/** The first line, in the reader's language. */
export const headings = (columns: readonly QueueColumn[], locale: "en" | "es") =>
  columns.map((column) => queueColumnNames[locale][column]);
