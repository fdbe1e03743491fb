import type { QueueFilter, SlaState } from "@handrail/contracts/inputs/queue-filters";
import { Prisma } from "@handrail/db";
import { customCondition, customerCondition, textCondition } from "./queue-text-conditions.ts";

/** PURE. Filters of the queue as conditions in SQL: every value is a parameter. The ticket goes by the name `t`. */

export type FilterEnv = { now: Date; membershipId: string | null; timeZone: string };

const { sql, raw, join } = Prisma;
type Of<Field extends QueueFilter["field"]> = Extract<QueueFilter, { field: Field }>;

const nobody = "00000000-0000-0000-0000-000000000000";
export const soonHours = 4;
const liveRank = sql`t.status_rank <= 5`;

const columns = {
  status: { name: raw("t.status"), type: raw("ticket_status") },
  type: { name: raw("t.type"), type: raw("ticket_type") },
  priority: { name: raw("t.priority"), type: raw("priority") },
  severity: { name: raw("t.severity"), type: raw("severity") },
  source: { name: raw("t.source"), type: raw("ticket_source") },
  category: { name: raw("t.category_id"), type: raw("uuid") },
  team: { name: raw("t.team_id"), type: raw("uuid") },
  desk: { name: raw("t.desk_id"), type: raw("uuid") },
  branch: { name: raw("t.branch_id"), type: raw("uuid") },
  contact: { name: raw("t.contact_id"), type: raw("uuid") },
  assignee: { name: raw("t.assignee_id"), type: raw("uuid") },
} as const;
type Column = (typeof columns)[keyof typeof columns];

const times = {
  created: raw("t.created_at"),
  updated: raw("t.updated_at"),
  last_message: raw("t.last_message_at"),
  due: raw("t.next_due_at"),
} as const;

const none = (column: Prisma.Sql) => sql`${column} IS NULL`;
const some = (column: Prisma.Sql) => sql`${column} IS NOT NULL`;

type Choice = {
  operator: "is" | "is_not" | "any_of" | "none_of" | "is_empty" | "is_not_empty";
  value: string | string[] | null;
};

function choice({ name, type }: Column, { operator, value }: Choice): Prisma.Sql {
  const values = Array.isArray(value) ? value : value === null ? [] : [value];
  switch (operator) {
    case "is":
    case "any_of":
      return sql`${name} = ANY (${values}::${type}[])`;
    case "is_not":
    case "none_of":
      return sql`(${name} IS NULL OR ${name} <> ALL (${values}::${type}[]))`;
    case "is_empty":
      return none(name);
    case "is_not_empty":
      return some(name);
    default:
      return operator satisfies never;
  }
}

/** The people that a filter names; `me` is who asks. */
export function peopleOf({ value }: Of<"assignee">, { membershipId }: FilterEnv): string[] {
  const named = Array.isArray(value) ? value : value === null ? [] : [value];
  return named.map((person) => (person === "me" ? (membershipId ?? nobody) : person));
}

/** Keeps a lookup a lookup: without it the planner may join the whole table for the sake of one page. */
const oneByOne = raw("OFFSET 0");

function tagged({ operator, value }: Of<"tag">): Prisma.Sql {
  const rows = (which: Prisma.Sql) =>
    sql`SELECT FROM ticket_tag g WHERE g.org_id = t.org_id AND g.ticket_id = t.id ${which} ${oneByOne}`;
  switch (operator) {
    case "any_of":
      return sql`EXISTS (${rows(sql`AND g.tag_id = ANY (${value}::uuid[])`)})`;
    case "none_of":
      return sql`NOT EXISTS (${rows(sql`AND g.tag_id = ANY (${value}::uuid[])`)})`;
    case "all_of":
      return join(
        value.map((tagId) => sql`EXISTS (${rows(sql`AND g.tag_id = ${tagId}::uuid`)})`),
        " AND ",
      );
    case "is_empty":
      return sql`NOT EXISTS (${rows(Prisma.empty)})`;
    case "is_not_empty":
      return sql`EXISTS (${rows(Prisma.empty)})`;
    default:
      return operator satisfies never;
  }
}

/** The first moment of a day of the organisation, and of the day after it. */
const dayStart = (day: string, { timeZone }: FilterEnv) =>
  sql`(${day}::date::timestamp AT TIME ZONE ${timeZone}::text)`;
const dayEnd = (day: string, { timeZone }: FilterEnv) =>
  sql`((${day}::date + 1)::timestamp AT TIME ZONE ${timeZone}::text)`;
const daysFrom = (days: number, { now }: FilterEnv) =>
  sql`${new Date(now.getTime() + days * 86_400_000)}::timestamptz`;

export type Bound = { from?: Prisma.Sql; to?: Prisma.Sql };

/** From when (inclusive) until when (exclusive) a filter on a time lets through. */
export function boundOf(
  filter: Of<"created"> | Of<"updated"> | Of<"last_message"> | Of<"due">,
  env: FilterEnv,
): Bound {
  switch (filter.operator) {
    case "before":
      return { to: dayStart(filter.value, env) };
    case "after":
      return { from: dayEnd(filter.value, env) };
    case "is":
      return { from: dayStart(filter.value, env), to: dayEnd(filter.value, env) };
    case "between":
      return { from: dayStart(filter.value[0], env), to: dayEnd(filter.value[1], env) };
    case "last_days":
      return { from: daysFrom(-filter.value, env) };
    case "before_last_days":
      return { to: daysFrom(-filter.value, env) };
    case "next_days":
      return { from: daysFrom(0, env), to: daysFrom(filter.value, env) };
    case "is_empty":
      return { from: sql`'infinity'::timestamptz` };
    case "is_not_empty":
      return { to: sql`'infinity'::timestamptz` };
    default:
      return filter satisfies never;
  }
}

export function within(column: Prisma.Sql, { from, to }: Bound): Prisma.Sql {
  const parts = [...(from ? [sql`${column} >= ${from}`] : []), ...(to ? [sql`${column} < ${to}`] : [])];
  return parts.length > 0 ? join(parts, " AND ") : sql`true`;
}

/** Between which times the next thing is due in a state of the SLA; null where it is not a span. */
export function slaBound(state: SlaState, { now }: FilterEnv): Bound | null {
  const at = sql`${now}::timestamptz`;
  const soon = sql`${new Date(now.getTime() + soonHours * 3_600_000)}::timestamptz`;
  switch (state) {
    case "overdue":
      return { to: at };
    case "due_soon":
      return { from: at, to: soon };
    case "on_track":
      return { from: soon, to: sql`'infinity'::timestamptz` };
    case "none":
      return null;
    default:
      return state satisfies never;
  }
}

function slaIs(state: SlaState, env: FilterEnv): Prisma.Sql {
  const bound = slaBound(state, env);
  return bound
    ? sql`(${liveRank} AND ${within(times.due, bound)})`
    : sql`(NOT (${liveRank}) OR t.next_due_at = 'infinity')`;
}

function sla({ operator, value }: Of<"sla">, env: FilterEnv): Prisma.Sql {
  const states = Array.isArray(value) ? value : [value];
  const any = sql`(${join(
    states.map((state) => slaIs(state, env)),
    " OR ",
  )})`;
  return operator === "is" || operator === "any_of" ? any : sql`NOT ${any}`;
}

export const isSnoozed = ({ now }: FilterEnv) =>
  sql`(coalesce(t.snoozed_until > ${now}::timestamptz, false) OR t.snoozed_until_reply)`;

/** The customer wrote last, and somebody still has to do with it. */
export const awaitsReply = sql`(${liveRank} AND (t.last_response_at IS NULL OR t.last_message_at > t.last_response_at))`;

const isUnread = ({ membershipId }: FilterEnv) => sql`(${awaitsReply} AND NOT EXISTS (
  SELECT FROM ticket_seen s WHERE s.org_id = t.org_id AND s.membership_id = ${membershipId ?? nobody}::uuid
    AND s.ticket_id = t.id AND s.seen_at >= t.last_message_at ${oneByOne}))`;

const whether = (condition: Prisma.Sql, value: boolean) => (value ? condition : sql`NOT ${condition}`);

function rated({ operator, value }: Of<"rating">): Prisma.Sql {
  const column = raw("t.rating");
  switch (operator) {
    case "is":
      return sql`${column} = ${value}::int`;
    case "is_not":
      return sql`${column} IS DISTINCT FROM ${value}::int`;
    case "at_least":
      return sql`${column} >= ${value}::int`;
    case "at_most":
      return sql`${column} <= ${value}::int`;
    case "is_empty":
      return none(column);
    case "is_not_empty":
      return some(column);
    default:
      return operator satisfies never;
  }
}

/** The condition of a filter. */
export function conditionOf(filter: QueueFilter, env: FilterEnv): Prisma.Sql {
  switch (filter.field) {
    case "status":
    case "type":
    case "priority":
    case "severity":
    case "source":
    case "category":
    case "team":
    case "desk":
    case "branch":
    case "contact":
      return choice(columns[filter.field], filter);
    case "assignee":
      return choice(columns.assignee, { operator: filter.operator, value: peopleOf(filter, env) });
    case "sla":
      return sla(filter, env);
    case "tag":
      return tagged(filter);
    case "created":
    case "updated":
    case "last_message":
    case "due":
      return within(times[filter.field], boundOf(filter, env));
    case "subject":
      return textCondition(raw("t.subject"), filter.operator, filter.value);
    case "number":
      return textCondition(raw("t.number"), filter.operator, filter.value);
    case "customer":
      return customerCondition(filter);
    case "unread":
      return whether(isUnread(env), filter.value);
    case "awaiting_reply":
      return whether(awaitsReply, filter.value);
    case "snoozed":
      return whether(isSnoozed(env), filter.value);
    case "rating":
      return rated(filter);
    case "custom":
      return customCondition(filter);
    default:
      return filter satisfies never;
  }
}
