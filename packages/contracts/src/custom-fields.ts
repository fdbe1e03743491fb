import type { CustomValue } from "./inputs/tickets.ts";
import type { CustomFieldKind } from "./vocabulary.ts";

/** PURE. What values the fields that an organisation adds may take; asked alike by the server and by forms. */

type Field = { kind: CustomFieldKind; options: readonly string[]; isRequired: boolean };

const longestText = 1_000;
const isText = (value: CustomValue) =>
  typeof value === "string" && value.length > 0 && value.length <= longestText;

/** `2026-02-28`, a day that there is. */
function isDate(value: CustomValue): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Whether the field takes the value; null empties a field that is not required. */
export function takesValue({ kind, options, isRequired }: Field, value: CustomValue): boolean {
  if (value === null) return !isRequired;
  const isOption = (each: CustomValue) => typeof each === "string" && options.includes(each);
  switch (kind) {
    case "text":
      return isText(value);
    case "number":
      return Number.isFinite(value);
    case "date":
      return isDate(value);
    case "checkbox":
      return typeof value === "boolean";
    case "select":
      return isOption(value);
    case "multi_select":
      return Array.isArray(value) && value.length > 0 && value.every(isOption);
    default:
      return kind satisfies never;
  }
}

const isEmpty = (value: CustomValue | undefined) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What is wrong with a field's value: it is missing, it is none that the field takes, or there is no such field. */
export type FieldProblem = "required" | "refused" | "unknown";

/**
 * The values that are kept, empty ones left out, and what is wrong with the others by the key of their field. A
 * required checkbox is one that has to be ticked.
 */
export function checkFields(
  fields: readonly (Field & { key: string })[],
  given: Readonly<Record<string, CustomValue>>,
): { values: Record<string, Exclude<CustomValue, null>>; problems: Record<string, FieldProblem> } {
  const values = new Map<string, Exclude<CustomValue, null>>();
  const problems = new Map<string, FieldProblem>();
  for (const field of fields) {
    const value = Object.hasOwn(given, field.key) ? given[field.key] : undefined;
    const isUnticked = field.kind === "checkbox" && value === false;
    if (value === undefined || value === null || isEmpty(value) || isUnticked) {
      if (field.isRequired) problems.set(field.key, "required");
      else if (isUnticked) values.set(field.key, false);
    } else if (takesValue(field, value)) values.set(field.key, value);
    else problems.set(field.key, "refused");
  }
  for (const key of Object.keys(given)) {
    if (!fields.some((field) => field.key === key)) problems.set(key, "unknown");
  }
  return { values: Object.fromEntries(values), problems: Object.fromEntries(problems) };
}
