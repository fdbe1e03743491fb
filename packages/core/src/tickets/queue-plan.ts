import { type TicketStatus, ticketStatuses } from "@handrail/contracts";
import type { QueueAsked, QueueSort } from "@handrail/contracts/inputs/queue";
import type { QueueFilter } from "@handrail/contracts/inputs/queue-filters";
import { Prisma } from "@handrail/db";
import { type Actor, deskBranches } from "../actor.ts";
import {
  type Bound,
  boundOf,
  conditionOf,
  type FilterEnv,
  isSnoozed,
  peopleOf,
  slaBound,
  within,
} from "./queue-conditions.ts";

/**
 * PURE. How a list of the queue is read: which statuses and facets of the indexes to walk in order, which conditions
 * remain, and which small sets might be read whole instead.
 */

const { sql, raw } = Prisma;

/** What an index of the queue can be entered by, beside the status; the most selective first. */
const facetColumns = ["assignee_id", "team_id", "branch_id", "category_id"] as const;
type FacetColumn = (typeof facetColumns)[number];

/** Walks the index of a column for each of these values; null for those that have none. */
export type Facet = { column: FacetColumn; ids: readonly string[] | null };
type TimeColumn = "created_at" | "updated_at" | "last_message_at" | "next_due_at";

export type QueuePlan = {
  orgId: string;
  /** Statuses that may come out, by their rank. */
  ranks: readonly number[];
  /** Ranks of the priorities that may come out. */
  priorityRanks: readonly number[];
  facets: readonly Facet[];
  /** Spans of the columns of time. */
  bounds: readonly { column: TimeColumn; bound: Bound }[];
  /** Everything that has to hold, the scope of who asks included. */
  conditions: readonly Prisma.Sql[];
  /** Ids of tickets that the conditions already name: what is found by, watched, snoozed. Read whole. */
  set: Prisma.Sql | null;
  /** Other sets of ids, each holding every ticket that can come out; read whole where it turns out small. */
  sources: readonly Prisma.Sql[];
};

export const rankOf = (status: TicketStatus) => ticketStatuses.indexOf(status) + 1;
export const searchLimit = 500;
const setLimit = 5_000;

const isIn = <T>(list: readonly T[], filter: { operator: string; value: T | T[] }) => {
  const named = Array.isArray(filter.value) ? filter.value : [filter.value];
  const isNamed = filter.operator === "is" || filter.operator === "any_of";
  return list.filter((each) => named.includes(each) === isNamed);
};

function statusesOf(filters: readonly QueueFilter[]): readonly number[] {
  let statuses: readonly TicketStatus[] = ticketStatuses;
  for (const filter of filters) if (filter.field === "status") statuses = isIn(statuses, filter);
  return statuses.map(rankOf);
}

const prioritiesInOrder = ["low", "normal", "high", "urgent"] as const;
function priorityRanksOf(filters: readonly QueueFilter[]): readonly number[] {
  let left: readonly (typeof prioritiesInOrder)[number][] = prioritiesInOrder;
  for (const filter of filters) if (filter.field === "priority") left = isIn(left, filter);
  return left.map((priority) => prioritiesInOrder.indexOf(priority) + 1);
}

const facetFields = {
  assignee: "assignee_id",
  team: "team_id",
  branch: "branch_id",
  category: "category_id",
} as const;

function facetOf(filter: QueueFilter, env: FilterEnv): Facet | null {
  switch (filter.field) {
    case "assignee":
    case "team":
    case "branch":
    case "category": {
      const column = facetFields[filter.field];
      if (filter.operator === "is_empty") return { column, ids: null };
      if (filter.operator !== "is" && filter.operator !== "any_of") return null;
      if (filter.field === "assignee") return { column, ids: peopleOf(filter, env) };
      return { column, ids: Array.isArray(filter.value) ? filter.value : [filter.value] };
    }
    default:
      return null;
  }
}

function boundColumn(filter: QueueFilter, env: FilterEnv): QueuePlan["bounds"][number] | null {
  switch (filter.field) {
    case "created":
      return { column: "created_at", bound: boundOf(filter, env) };
    case "updated":
      return { column: "updated_at", bound: boundOf(filter, env) };
    case "last_message":
      return { column: "last_message_at", bound: boundOf(filter, env) };
    case "due":
      return { column: "next_due_at", bound: boundOf(filter, env) };
    case "sla": {
      if (filter.operator !== "is") return null;
      const bound = slaBound(filter.value, env);
      return bound && { column: "next_due_at", bound };
    }
    default:
      return null;
  }
}

function viewConditions(asked: QueueAsked, env: FilterEnv, orgId: string) {
  const { view } = asked;
  const mine = env.membershipId ? [env.membershipId] : [];
  const members = sql`SELECT w.ticket_id AS id FROM ticket_watcher w
    WHERE w.org_id = ${orgId}::uuid AND w.membership_id = ${mine[0] ?? null}::uuid LIMIT ${raw(String(setLimit))}`;
  switch (view) {
    case "all":
      return {};
    case "mine":
      return { facet: { column: "assignee_id", ids: mine } satisfies Facet };
    case "unassigned":
      return { facet: { column: "assignee_id", ids: null } satisfies Facet };
    case "watching":
      return { set: members };
    case "snoozed":
      return {
        set: sql`SELECT t.id FROM ticket t WHERE t.org_id = ${orgId}::uuid
          AND (t.snoozed_until IS NOT NULL OR t.snoozed_until_reply) LIMIT ${raw(String(setLimit))}`,
        condition: isSnoozed(env),
      };
    default:
      return { facet: { column: "team_id", ids: [view.slice("team:".length)] } satisfies Facet };
  }
}

export const facetCondition = ({ column, ids }: Facet) =>
  ids === null ? sql`t.${raw(column)} IS NULL` : sql`t.${raw(column)} = ANY (${ids}::uuid[])`;

/** Statuses as an index condition. */
export const ranksCondition = (ranks: readonly number[]) =>
  sql`t.status_rank = ANY (${raw(`'{${ranks.join(",")}}'::int2[]`)})`;

function sourceOf(filter: QueueFilter, env: FilterEnv, orgId: string): Prisma.Sql | null {
  const org = sql`t.org_id = ${orgId}::uuid`;
  if (filter.field === "tag" && (filter.operator === "any_of" || filter.operator === "all_of")) {
    const ids = filter.operator === "any_of" ? filter.value : filter.value.slice(0, 1);
    return sql`SELECT t.ticket_id AS id FROM ticket_tag t WHERE ${org} AND t.tag_id = ANY (${ids}::uuid[])`;
  }
  if (filter.field === "contact" && (filter.operator === "is" || filter.operator === "any_of")) {
    const ids = Array.isArray(filter.value) ? filter.value : [filter.value];
    return sql`SELECT t.id FROM ticket t WHERE ${org} AND t.contact_id = ANY (${ids}::uuid[])`;
  }
  if (filter.field === "number" && filter.operator === "is") {
    return sql`SELECT t.id FROM ticket t WHERE ${org} AND t.number IN (upper(${filter.value}::text), ${filter.value}::text)`;
  }
  if (filter.field === "created" && boundOf(filter, env).from) {
    return sql`SELECT t.id FROM ticket t WHERE ${org} AND ${within(raw("t.created_at"), boundOf(filter, env))}`;
  }
  return null;
}

const timeColumns: Record<QueueSort, TimeColumn> = {
  updated: "updated_at",
  created: "created_at",
  last_message: "last_message_at",
  priority: "updated_at",
  status: "updated_at",
  due: "next_due_at",
};
export const timeColumnOf = (sort: QueueSort) => timeColumns[sort];

type Who = { orgId: string; actor: Actor };

/** @param sort what the list is in order of; null where it is only counted */
export function planQueue(asked: QueueAsked, { orgId, actor }: Who, env: FilterEnv): QueuePlan {
  const { filters, search } = asked;
  const ranks = statusesOf(filters);
  const fromView = viewConditions(asked, env, orgId);
  const inScope = deskBranches(actor);
  const branches: Facet[] =
    inScope === null || inScope === "all" ? [] : [{ column: "branch_id", ids: inScope }];
  const scope = inScope === null ? [sql`false`] : branches.map(facetCondition);
  const facets: Facet[] = [
    ...(fromView.facet ? [fromView.facet] : []),
    ...filters.flatMap((filter) => facetOf(filter, env) ?? []),
    ...branches,
  ].toSorted((a, b) => facetColumns.indexOf(a.column) - facetColumns.indexOf(b.column));
  const bounds = filters.flatMap((filter) => boundColumn(filter, env) ?? []);
  const asksForSnoozed =
    asked.view === "snoozed" || search !== "" || filters.some((f) => f.field === "snoozed");
  const found = sql`SELECT app_private.search_tickets(${search}::text, ${raw(String(searchLimit))}) AS id`;
  return {
    orgId,
    ranks: ranks.length > 0 ? ranks : [0],
    priorityRanks: priorityRanksOf(filters),
    facets,
    bounds,
    conditions: [
      ...scope,
      ...(fromView.facet ? [facetCondition(fromView.facet)] : []),
      ...("condition" in fromView && fromView.condition ? [fromView.condition] : []),
      ...(asksForSnoozed ? [] : [sql`NOT ${isSnoozed(env)}`]),
      ...filters.filter(({ field }) => field !== "status").map((filter) => conditionOf(filter, env)),
    ],
    set: search ? (fromView.set ? sql`${found} INTERSECT (${fromView.set})` : found) : (fromView.set ?? null),
    sources: [
      ...facets
        .filter(({ column }) => column !== "branch_id")
        .map(
          (facet) =>
            sql`SELECT t.id FROM ticket t WHERE t.org_id = ${orgId}::uuid AND ${facetCondition(facet)} AND ${ranksCondition(ranks)}`,
        ),
      ...bounds
        .filter(({ column }) => column !== "created_at")
        .map(
          ({ column, bound }) =>
            sql`SELECT t.id FROM ticket t WHERE t.org_id = ${orgId}::uuid AND ${ranksCondition(ranks)} AND ${within(raw(`t.${column}`), bound)}`,
        ),
      ...filters.flatMap((filter) => sourceOf(filter, env, orgId) ?? []),
    ],
  };
}
