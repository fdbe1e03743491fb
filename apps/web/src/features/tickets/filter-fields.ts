import { priorities, severities, ticketSources, ticketStatuses, ticketTypes } from "@handrail/contracts";
import { type QueueFilter, type QueueFilterField, slaStates } from "@handrail/contracts/inputs/queue-filters";

/** PURE. What can be filtered by, and how: the operators and the kind of value of every field. */

export type FieldKind =
  | "choice"
  | "reference"
  | "person"
  | "tags"
  | "date"
  | "due"
  | "text"
  | "yesNo"
  | "rating"
  | "custom";

export const fieldKinds = {
  status: "choice",
  type: "choice",
  priority: "choice",
  severity: "choice",
  source: "choice",
  sla: "choice",
  category: "reference",
  assignee: "person",
  team: "reference",
  tag: "tags",
  desk: "reference",
  branch: "reference",
  contact: "reference",
  created: "date",
  updated: "date",
  last_message: "date",
  due: "due",
  subject: "text",
  number: "text",
  customer: "text",
  unread: "yesNo",
  awaiting_reply: "yesNo",
  snoozed: "yesNo",
  rating: "rating",
  custom: "custom",
} as const satisfies Record<QueueFilterField, FieldKind>;

export const choiceValues = {
  status: ticketStatuses,
  type: ticketTypes,
  priority: priorities,
  severity: severities,
  source: ticketSources,
  sla: slaStates,
} as const;
export type ChoiceField = keyof typeof choiceValues;

const reference = ["any_of", "none_of", "is_empty", "is_not_empty"] as const;

/** The operators that the interface offers; `is` of one value is `any_of` of a list of one. */
export const operators = {
  choice: ["any_of", "none_of"],
  reference,
  person: reference,
  tags: ["any_of", "all_of", "none_of", "is_empty", "is_not_empty"],
  date: ["last_days", "before_last_days", "is", "before", "after", "between"],
  due: ["next_days", "is", "before", "after", "between", "is_empty", "is_not_empty"],
  text: ["contains", "does_not_contain", "is", "starts_with"],
  yesNo: ["is"],
  rating: ["is", "is_not", "at_least", "at_most", "is_empty", "is_not_empty"],
  custom: ["is"],
} as const satisfies Record<FieldKind, readonly QueueFilter["operator"][]>;

/** Operators of an organisation's own field, by its kind. */
export const customOperators = {
  text: ["contains", "does_not_contain", "is", "is_not", "is_empty", "is_not_empty"],
  number: ["equals", "at_least", "at_most", "is_empty", "is_not_empty"],
  date: ["before", "after", "is_empty", "is_not_empty"],
  checkbox: ["checked"],
  select: ["any_of", "none_of", "is_empty", "is_not_empty"],
  multi_select: ["any_of", "none_of", "is_empty", "is_not_empty"],
} as const;

/** A filter as it is written down before its value is known to be right. */
export type DraftFilter = { field: QueueFilterField; key?: string; operator: string; value: unknown };

const takesNothing = ["is_empty", "is_not_empty"];
export const hasValue = (operator: string) => !takesNothing.includes(operator);

/** What a value editor shows for an operator. */
export type ValueKind = "none" | "list" | "day" | "days" | "span" | "text" | "yesNo" | "number";

export function valueKindOf(kind: FieldKind, operator: string): ValueKind {
  if (!hasValue(operator)) return "none";
  if (["any_of", "all_of", "none_of"].includes(operator)) return "list";
  if (operator === "between") return "span";
  if (["last_days", "before_last_days", "next_days"].includes(operator)) return "days";
  if (["before", "after"].includes(operator)) return "day";
  if (kind === "date" || kind === "due") return "day";
  if (["equals", "at_least", "at_most"].includes(operator) || kind === "rating") return "number";
  if (operator === "checked" || kind === "yesNo") return "yesNo";
  return "text";
}

/** What an editor starts with. */
export function startValue(kind: ValueKind, before: unknown, today: string): unknown {
  switch (kind) {
    case "none":
      return null;
    case "list":
      return Array.isArray(before) && before.every((each) => typeof each === "string") ? before : [];
    case "day":
      return today;
    case "days":
      return typeof before === "number" ? before : 7;
    case "span":
      return [today, today];
    case "text":
      return typeof before === "string" ? before : "";
    case "yesNo":
      return true;
    case "number":
      return typeof before === "number" ? before : 3;
    default:
      return kind satisfies never;
  }
}
