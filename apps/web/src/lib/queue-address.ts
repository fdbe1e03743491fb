import { liveStatuses } from "@handrail/contracts";
import {
  type QueueInput,
  type QueueSort,
  queueSorts,
  queueViewSchema,
  type ViewQuery,
} from "@handrail/contracts/inputs/queue";
import type { QueueFilter } from "@handrail/contracts/inputs/queue-filters";
import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { decodeFilters, encodeFilters } from "./filter-codec.ts";

/** What the queue shows where nobody has chosen: what is still to do. */
export const liveFilter: QueueFilter = { field: "status", operator: "any_of", value: [...liveStatuses] };

const sameFilters = (a: readonly QueueFilter[], b: readonly QueueFilter[]) =>
  encodeFilters(a) === encodeFilters(b);

const viewParser = createParser({
  parse: (text) => queueViewSchema.safeParse(text).data ?? null,
  serialize: (view) => view,
});

/** What the address of the queue holds. No `f` means what is still to do; an empty one means everything. */
export const filterParsers = {
  view: viewParser.withDefault("all"),
  f: createParser({ parse: decodeFilters, serialize: encodeFilters, eq: sameFilters }).withDefault([
    liveFilter,
  ]),
  q: parseAsString.withDefault(""),
  /** Nothing: as the person likes it. */
  sort: parseAsStringLiteral(queueSorts),
  dir: parseAsStringLiteral(["asc", "desc"]),
  /** The saved view that this began with. */
  saved: parseAsString.withDefault(""),
  after: parseAsString.withDefault(""),
};

export type Filters = inferParserType<typeof filterParsers>;
export type Order = { sort: QueueSort; direction: "asc" | "desc" };

/** A change of some of it; null is as usual. */
export type FilterChange = { [Name in keyof Filters]?: Filters[Name] | null };

/** Back to a fresh queue, in the view and order as they are. */
export const noFilters = { f: null, q: null } as const satisfies FilterChange;

/** The query string of a state of the queue, without what is as usual. */
export const serializeFilters = createSerializer(filterParsers);

export const pageSize = 50;

/** PURE. In what order an address asks for the tickets; else as the person likes them. */
export const orderOf = ({ sort, dir }: Filters, usual: Order): Order => ({
  sort: sort ?? usual.sort,
  direction: dir ?? (sort && sort !== usual.sort ? (sort === "due" ? "asc" : "desc") : usual.direction),
});

/** PURE. What an address asks for, without its order and page. */
export const toAsked = ({ view, f, q }: Filters) => ({ view, filters: f, search: q.trim().slice(0, 200) });

/** PURE. The page of the queue that an address asks for. */
export function toQueueInput(filters: Filters, usual: Order): QueueInput {
  const { after } = filters;
  return {
    ...toAsked(filters),
    ...orderOf(filters, usual),
    cursor: after && after.length <= 500 ? after : null,
    limit: pageSize,
  };
}

/** PURE. Where a saved view is on the dashboard. */
export const viewHref = (id: string, { view, filters, search, sort, direction }: ViewQuery) =>
  `/support-dashboard/tickets${serializeFilters({ view, f: filters, q: search, sort, dir: direction, saved: id })}`;

/** PURE. What would be saved of an address. */
export const toViewQuery = (filters: Filters, order: Order): ViewQuery => ({ ...toAsked(filters), ...order });

/** PURE. Whether two queries ask for the same list. */
export const isSameQuery = (a: ViewQuery, b: ViewQuery) =>
  a.view === b.view &&
  a.search === b.search &&
  a.sort === b.sort &&
  a.direction === b.direction &&
  sameFilters(a.filters, b.filters);

/** PURE. Whether anything but the view and the order differs from a fresh queue. */
export const isFiltered = ({ f, q }: Filters) => q !== "" || !sameFilters(f, [liveFilter]);

/** PURE. Whether a filter lets through exactly what is still to do. */
export const isLiveFilter = (filter: QueueFilter) => sameFilters([filter], [liveFilter]);
