import type { QueueFilter } from "@handrail/contracts/inputs/queue-filters";
import { Prisma } from "@handrail/db";
import { likeLiteral } from "../cursor.ts";

/** PURE. Conditions on texts of a ticket, and on the fields that an organisation added. */

const { sql, raw } = Prisma;
type Of<Field extends QueueFilter["field"]> = Extract<QueueFilter, { field: Field }>;

type TextOperator = Of<"subject">["operator"];

/** A text compared with words that somebody typed; case does not matter, and nothing in them is a pattern. */
export function textCondition(column: Prisma.Sql, operator: TextOperator, value: string): Prisma.Sql {
  const literal = likeLiteral(value);
  switch (operator) {
    case "contains":
      return sql`${column} ILIKE ${`%${literal}%`}`;
    case "does_not_contain":
      return sql`${column} NOT ILIKE ${`%${literal}%`}`;
    case "is":
      return sql`lower(${column}) = lower(${value}::text)`;
    case "starts_with":
      return sql`${column} ILIKE ${`${literal}%`}`;
    default:
      return operator satisfies never;
  }
}

/** The customer's name or address. */
export function customerCondition({ operator, value }: Of<"customer">): Prisma.Sql {
  const isNot = operator === "does_not_contain";
  const found = sql`EXISTS (SELECT FROM contact c WHERE c.org_id = t.org_id AND c.id = t.contact_id AND (${textCondition(
    raw("c.name"),
    isNot ? "contains" : operator,
    value,
  )} OR ${textCondition(raw("c.email"), isNot ? "contains" : operator, value)}) OFFSET 0)`;
  return isNot ? sql`NOT ${found}` : found;
}

/** A field that the organisation added; a value of another kind than the operator asks for does not match. */
export function customCondition(filter: Of<"custom">): Prisma.Sql {
  const value = sql`(t.custom -> ${filter.key}::text)`;
  const words = sql`(t.custom ->> ${filter.key}::text)`;
  const isNumber = sql`jsonb_typeof(${value}) = 'number'`;
  const isDate = sql`jsonb_typeof(${value}) = 'string'`;
  switch (filter.operator) {
    case "is":
      return sql`lower(${words}) = lower(${filter.value}::text)`;
    case "is_not":
      return sql`lower(${words}) IS DISTINCT FROM lower(${filter.value}::text)`;
    case "contains":
      return textCondition(words, "contains", filter.value);
    case "does_not_contain":
      return sql`(${words} IS NULL OR ${textCondition(words, "does_not_contain", filter.value)})`;
    case "equals":
      return sql`CASE WHEN ${isNumber} THEN ${words}::numeric = ${String(filter.value)}::numeric ELSE false END`;
    case "at_least":
      return sql`CASE WHEN ${isNumber} THEN ${words}::numeric >= ${String(filter.value)}::numeric ELSE false END`;
    case "at_most":
      return sql`CASE WHEN ${isNumber} THEN ${words}::numeric <= ${String(filter.value)}::numeric ELSE false END`;
    case "before":
      return sql`(${isDate} AND ${words} COLLATE "C" < ${filter.value}::text)`;
    case "after":
      return sql`(${isDate} AND left(${words}, 10) COLLATE "C" > ${filter.value}::text)`;
    case "any_of":
      return sql`coalesce(jsonb_exists_any(${value}, ${filter.value}::text[]), false)`;
    case "none_of":
      return sql`NOT coalesce(jsonb_exists_any(${value}, ${filter.value}::text[]), false)`;
    case "checked":
      return filter.value
        ? sql`${value} IS NOT DISTINCT FROM 'true'::jsonb`
        : sql`${value} IS DISTINCT FROM 'true'::jsonb`;
    case "is_empty":
      return sql`coalesce(${value}, 'null'::jsonb) IN ('null'::jsonb, '""'::jsonb, '[]'::jsonb)`;
    case "is_not_empty":
      return sql`coalesce(${value}, 'null'::jsonb) NOT IN ('null'::jsonb, '""'::jsonb, '[]'::jsonb)`;
    default:
      return filter satisfies never;
  }
}
