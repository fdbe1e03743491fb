import {
  liveStatuses,
  type Priority,
  priorities,
  type TicketStatus,
  type TicketType,
  ticketStatuses,
  ticketTypes,
} from "@handrail/contracts";
import { type QueueInput, queueSorts, queueViews } from "@handrail/contracts/inputs/tickets";
import {
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

/** What the address of the queue holds. No `status` means what is still to do; an empty one means any. */
export const filterParsers = {
  view: parseAsStringLiteral(queueViews).withDefault("all"),
  status: parseAsArrayOf(parseAsStringLiteral(ticketStatuses)).withDefault([...liveStatuses]),
  type: parseAsArrayOf(parseAsStringLiteral(ticketTypes)).withDefault([]),
  priority: parseAsArrayOf(parseAsStringLiteral(priorities)).withDefault([]),
  assignee: parseAsString.withDefault(""),
  category: parseAsString.withDefault(""),
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(queueSorts).withDefault("updated"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("desc"),
  after: parseAsString.withDefault(""),
};

export type Filters = inferParserType<typeof filterParsers>;

/** A change of some filters; null is as usual. */
export type FilterChange = { [Name in keyof Filters]?: Filters[Name] | null };

/** Back to a fresh queue, in the view and order as they are. */
export const noFilters = {
  status: null,
  type: null,
  priority: null,
  assignee: null,
  category: null,
  q: null,
} as const satisfies FilterChange;

/** The query string of a state of the filters, without what is as usual. */
export const serializeFilters = createSerializer(filterParsers);

export const pageSize = 50;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** PURE. The page of the queue that an address asks for; what cannot be asked for is left out. */
export function toQueueInput(filters: Filters): QueueInput {
  const { view, status, type, priority, assignee, category, q, sort, dir, after } = filters;
  return {
    view,
    status,
    type,
    priority,
    assigneeId: assignee === "none" || uuid.test(assignee) ? assignee : null,
    categoryId: uuid.test(category) ? category : null,
    search: q.trim().slice(0, 200),
    sort,
    direction: dir,
    cursor: after && after.length <= 500 ? after : null,
    limit: pageSize,
  };
}

/** PURE. Whether the statuses are exactly those in which there is something to do. */
export function isLiveOnly(status: readonly TicketStatus[]): boolean {
  return status.length === liveStatuses.length && liveStatuses.every((live) => status.includes(live));
}

export type FilterChip =
  | { filter: "status"; value: "live" | TicketStatus[] }
  | { filter: "type"; value: TicketType[] }
  | { filter: "priority"; value: Priority[] }
  | { filter: "assignee" | "category"; value: string };

/** PURE. The filters that are on, in the order of their menu. */
export function activeFilters(filters: Filters): FilterChip[] {
  const chips: FilterChip[] = [];
  if (isLiveOnly(filters.status)) chips.push({ filter: "status", value: "live" });
  else if (filters.status.length > 0) chips.push({ filter: "status", value: filters.status });
  if (filters.type.length > 0) chips.push({ filter: "type", value: filters.type });
  if (filters.priority.length > 0) chips.push({ filter: "priority", value: filters.priority });
  if (filters.assignee) chips.push({ filter: "assignee", value: filters.assignee });
  if (filters.category) chips.push({ filter: "category", value: filters.category });
  return chips;
}

/** PURE. Whether anything but the view and the order differs from a fresh queue. */
export function isFiltered(filters: Filters): boolean {
  const { type, priority, assignee, category, q, status } = filters;
  return (
    !isLiveOnly(status) ||
    type.length > 0 ||
    priority.length > 0 ||
    assignee !== "" ||
    category !== "" ||
    q !== ""
  );
}
