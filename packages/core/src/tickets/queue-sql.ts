import type { QueueSort } from "@handrail/contracts/inputs/queue";
import { Prisma } from "@handrail/db";
import { within } from "./queue-conditions.ts";
import { type Facet, type QueuePlan, ranksCondition, timeColumnOf } from "./queue-plan.ts";

/**
 * PURE. The statements of the queue. Rows are read in the order of an index and filtered as they come, so that the first
 * page costs what the thousandth does; at most `scanLimit` are looked at for one page, however few of them match.
 */

const { sql, raw, join, empty } = Prisma;

/** How many tickets are looked at for one page. */
export const scanLimit = 3_000;
/** A set of tickets up to this size is read whole and put in order. */
export const smallSet = 2_000;
const mostLeaves = 42;

/** Where a page starts: the last row's rank (of a sort in segments), time and id. */
export type QueuePosition = { rank: number; at: string; id: string };
export type Order = { sort: QueueSort; direction: "asc" | "desc" };

/** A part of the list in which all tickets share a rank: one of each priority or status, in the order of the sort. */
export type Segment = { rank: number };

/** The segments of a sort from a position on; a sort by time has one. */
export function segmentsOf(
  plan: QueuePlan,
  { sort, direction }: Order,
  from: QueuePosition | null,
): Segment[] {
  if (sort !== "priority" && sort !== "status") return [{ rank: 0 }];
  const ranks = (sort === "priority" ? plan.priorityRanks : plan.ranks).toSorted((a, b) =>
    direction === "asc" ? a - b : b - a,
  );
  const left = from
    ? ranks.filter((rank) => (direction === "asc" ? rank >= from.rank : rank <= from.rank))
    : ranks;
  return left.map((rank) => ({ rank }));
}

/** Within a segment the last change comes first, whatever the direction. */
const timeDirection = ({ sort, direction }: Order) =>
  sort === "priority" || sort === "status" ? "desc" : direction;

function orderBy(order: Order) {
  const direction = raw(timeDirection(order) === "desc" ? "DESC" : "ASC");
  return sql`ORDER BY t.${raw(timeColumnOf(order.sort))} ${direction}, t.id ${direction}`;
}

function beyond(order: Order, from: QueuePosition | null) {
  if (!from) return empty;
  const operator = raw(timeDirection(order) === "desc" ? "<" : ">");
  return sql`AND (t.${raw(timeColumnOf(order.sort))}, t.id) ${operator} (${from.at}::timestamptz, ${from.id}::uuid)`;
}

/** The facet whose index is in the order of the sort, if there is one. */
export function facetInOrder(plan: QueuePlan, { sort }: Order): Facet | null {
  if (sort !== "updated" && sort !== "status") return null;
  return (
    plan.facets.find(
      ({ ids }) => (ids?.length ?? 1) * (sort === "status" ? 1 : plan.ranks.length) <= mostLeaves,
    ) ?? null
  );
}

const facetValues = (facet: Facet | null) => {
  if (!facet) return [empty];
  const column = raw(facet.column);
  return facet.ids === null
    ? [sql`AND t.${column} IS NULL`]
    : [...new Set(facet.ids)].map((id) => sql`AND t.${column} = ${id}::uuid`);
};

function boundsOn(plan: QueuePlan, column: string) {
  const parts = plan.bounds
    .filter((bounded) => bounded.column === column)
    .map(({ bound }) => sql`AND ${within(raw(`t.${column}`), bound)}`);
  return parts.length > 0 ? join(parts, " ") : empty;
}

/** The columns that the conditions speak of, beside those of the order: walks carry no others. */
function columnsOf(plan: QueuePlan, { sort }: Order) {
  const text = plan.conditions.map((condition) => condition.sql).join(" ");
  const named = [...text.matchAll(/\bt\.([a-z_]+)/g)].map(([, column]) => column ?? "id");
  const all = new Set(["org_id", "id", timeColumnOf(sort), ...named]);
  return raw([...all].map((column) => `t.${column}`).join(", "));
}

const keyColumns = ({ sort }: Order) => raw(`t.id, t.${timeColumnOf(sort)}`);

type Walk = { order: Order; segment: Segment; from: QueuePosition | null; facet: Facet | null };

/** Tickets in the order of the sort, straight from the index: a walk for each status and value, merged. */
function walked(plan: QueuePlan, { order, segment, from, facet }: Walk, columns: Prisma.Sql) {
  const { sort } = order;
  const ranks = sort === "status" ? [segment.rank] : plan.ranks;
  const priority =
    sort === "priority" ? sql`AND t.priority_rank = ${raw(String(segment.rank))}::int2` : empty;
  const start = from && (segment.rank === 0 || segment.rank === from.rank) ? from : null;
  const leaves = ranks.flatMap((rank) =>
    facetValues(facet).map(
      (value) => sql`(SELECT ${columns} FROM ticket t WHERE t.org_id = ${plan.orgId}::uuid
        AND t.status_rank = ${raw(String(rank))}::int2 ${value} ${priority} ${boundsOn(plan, timeColumnOf(sort))}
        ${beyond(order, start)} ${orderBy(order)} ${limit(scanLimit)})`,
    ),
  );
  return leaves.length > 0 ? join(leaves, " UNION ALL ") : sql`SELECT ${columns} FROM ticket t WHERE false`;
}

const filtered = (plan: QueuePlan) =>
  plan.conditions.length > 0 ? sql`WHERE ${join(plan.conditions, " AND ")}` : empty;
const limit = (rows: number) => sql`LIMIT ${raw(String(rows))}`;
const keys = ({ sort }: Order) => sql`t.id, t.${raw(timeColumnOf(sort))}::text AS at`;

/** One page of a segment, read in order. */
export const walkPage = (plan: QueuePlan, walk: Walk, rows: number) => sql`
  SELECT ${keys(walk.order)} FROM (
    SELECT * FROM (${walked(plan, walk, columnsOf(plan, walk.order))}) t ${orderBy(walk.order)} ${limit(scanLimit)}
  ) t ${filtered(plan)} ${limit(rows)}`;

/** The last ticket that a page may look at, where there are more. */
export const walkEnd = (plan: QueuePlan, walk: Walk) => sql`
  SELECT ${keys(walk.order)} FROM (${walked(plan, walk, keyColumns(walk.order))}) t ${orderBy(walk.order)} OFFSET ${raw(String(scanLimit - 1))} LIMIT 1`;

const rankColumns = { priority: raw("t.priority_rank"), status: raw("t.status_rank") } as const;

/** One page out of a set of ids that is read whole. */
export function setPage(
  plan: QueuePlan,
  ids: Prisma.Sql,
  order: Order,
  from: QueuePosition | null,
  rows: number,
) {
  const { sort, direction } = order;
  const rank = sort === "priority" || sort === "status" ? rankColumns[sort] : null;
  const conditions = join([ranksCondition(plan.ranks), ...plan.conditions], " AND ");
  const key = rank ? sql`${rank}::int` : sql`0`;
  const start = !from
    ? empty
    : rank
      ? sql`AND (${rank} ${raw(direction === "asc" ? ">" : "<")} ${from.rank}::int OR ${rank} = ${from.rank}::int ${beyond(order, from)})`
      : beyond(order, from);
  const inOrder = rank
    ? sql`ORDER BY ${rank} ${raw(direction === "asc" ? "ASC" : "DESC")}, t.${raw(timeColumnOf(sort))} DESC, t.id DESC`
    : orderBy(order);
  return sql`
    SELECT ${keys(order)}, ${key} AS rank FROM (${ids}) ids JOIN ticket t ON t.org_id = ${plan.orgId}::uuid AND t.id = ids.id
    WHERE ${conditions} ${start} ${inOrder} ${limit(rows)}`;
}

/** How large each set is, up to what is still small. */
export const setSizes = (sources: readonly Prisma.Sql[]) =>
  sql`SELECT ${join(
    sources.map(
      (source, index) =>
        sql`(SELECT count(*)::int FROM (${source} ${limit(smallSet + 1)}) s) AS ${raw(`s${index}`)}`,
    ),
  )}`;

/** How many match, counted up to `most`, looking at no more than a page may. */
export const countWalk = (plan: QueuePlan, walk: Walk, most: number) => sql`
  SELECT count(*)::int AS count FROM (
    SELECT 1 FROM (SELECT * FROM (${walked(plan, walk, columnsOf(plan, walk.order))}) t ${limit(scanLimit)}) t ${filtered(plan)} ${limit(most)}
  ) s`;
export const countSet = (plan: QueuePlan, ids: Prisma.Sql, most: number) => sql`
  SELECT count(*)::int AS count FROM (
    SELECT 1 FROM (${ids}) ids JOIN ticket t ON t.org_id = ${plan.orgId}::uuid AND t.id = ids.id
    WHERE ${join([ranksCondition(plan.ranks), ...plan.conditions], " AND ")} ${limit(most)}
  ) s`;
