import { z } from "zod";
import { idSchema } from "../ids.ts";
import { priorities, severities, ticketSources, ticketStatuses, ticketTypes } from "../vocabulary.ts";
import { storable } from "./fields.ts";

/**
 * The language of filters: `{ field, operator, value }`. What a field's values are decides which operators it has;
 * several filters hold together. Relative times and `me` stay relative, so that a shared view is right for everybody.
 */
export const slaStates = ["overdue", "due_soon", "on_track", "none"] as const;
export type SlaState = (typeof slaStates)[number];

const nothing = z.null().default(null);
const presence = { operator: z.enum(["is_empty", "is_not_empty"]), value: nothing };
const text = z.string().max(200).transform(storable).pipe(z.string().trim().min(1).max(200));
/** The database knows no year 0. */
const day = z.iso.date().refine((value) => value >= "0001-01-01");
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** One of a known set of words. */
const choiceOf = <const Name extends string, const Values extends readonly [string, ...string[]]>(
  field: Name,
  values: Values,
) =>
  z.discriminatedUnion("operator", [
    z.strictObject({ field: z.literal(field), operator: z.enum(["is", "is_not"]), value: z.enum(values) }),
    z.strictObject({
      field: z.literal(field),
      operator: z.enum(["any_of", "none_of"]),
      value: z.array(z.enum(values)).min(1).max(20),
    }),
  ]);

/** A row of another table, by its id; where the ticket need not have one, also whether it has. */
const referenceOf = <const Name extends string>(field: Name) =>
  z.discriminatedUnion("operator", [
    z.strictObject({ field: z.literal(field), operator: z.enum(["is", "is_not"]), value: idSchema }),
    z.strictObject({
      field: z.literal(field),
      operator: z.enum(["any_of", "none_of"]),
      value: z.array(idSchema).min(1).max(20),
    }),
    z.strictObject({ field: z.literal(field), ...presence }),
  ]);

const person = z.union([idSchema, z.literal("me")]);
const personOf = <const Name extends string>(field: Name) =>
  z.discriminatedUnion("operator", [
    z.strictObject({ field: z.literal(field), operator: z.enum(["is", "is_not"]), value: person }),
    z.strictObject({
      field: z.literal(field),
      operator: z.enum(["any_of", "none_of"]),
      value: z.array(person).min(1).max(20),
    }),
    z.strictObject({ field: z.literal(field), ...presence }),
  ]);

const tags = z.discriminatedUnion("operator", [
  z.strictObject({
    field: z.literal("tag"),
    operator: z.enum(["any_of", "all_of", "none_of"]),
    value: z.array(idSchema).min(1).max(20),
  }),
  z.strictObject({ field: z.literal("tag"), ...presence }),
]);

/** Days are the organisation's; `between` holds both its days; the last and next days are counted from now. */
const dateOperators = [
  z.strictObject({ operator: z.enum(["before", "after", "is"]), value: day }),
  z.strictObject({ operator: z.literal("between"), value: z.tuple([day, day]) }),
  z.strictObject({
    operator: z.enum(["last_days", "before_last_days"]),
    value: z.number().int().min(1).max(3_650),
  }),
] as const;
const dateOf = <const Name extends string>(field: Name) =>
  z.discriminatedUnion("operator", [
    dateOperators[0].extend({ field: z.literal(field) }),
    dateOperators[1].extend({ field: z.literal(field) }),
    dateOperators[2].extend({ field: z.literal(field) }),
  ]);
const dueOf = z.discriminatedUnion("operator", [
  dateOperators[0].extend({ field: z.literal("due") }),
  dateOperators[1].extend({ field: z.literal("due") }),
  z.strictObject({
    field: z.literal("due"),
    operator: z.literal("next_days"),
    value: z.number().int().min(1).max(365),
  }),
  z.strictObject({ field: z.literal("due"), ...presence }),
]);

const textOf = <const Name extends string>(field: Name) =>
  z.strictObject({
    field: z.literal(field),
    operator: z.enum(["contains", "does_not_contain", "is", "starts_with"]),
    value: text,
  });

const yesNoOf = <const Name extends string>(field: Name) =>
  z.strictObject({ field: z.literal(field), operator: z.literal("is"), value: z.boolean() });

const amount = z.number().finite().min(-1e12).max(1e12);
const rating = z.discriminatedUnion("operator", [
  z.strictObject({
    field: z.literal("rating"),
    operator: z.enum(["is", "is_not", "at_least", "at_most"]),
    value: z.number().int().min(1).max(5),
  }),
  z.strictObject({ field: z.literal("rating"), ...presence }),
]);

/** A field that the organisation added, by its key. A value of another kind than the operator asks for does not match. */
const custom = z.discriminatedUnion("operator", [
  z.strictObject({
    field: z.literal("custom"),
    key,
    operator: z.enum(["is", "is_not", "contains", "does_not_contain"]),
    value: text,
  }),
  z.strictObject({
    field: z.literal("custom"),
    key,
    operator: z.enum(["equals", "at_least", "at_most"]),
    value: amount,
  }),
  z.strictObject({ field: z.literal("custom"), key, operator: z.enum(["before", "after"]), value: day }),
  z.strictObject({
    field: z.literal("custom"),
    key,
    operator: z.enum(["any_of", "none_of"]),
    value: z.array(text).min(1).max(20),
  }),
  z.strictObject({ field: z.literal("custom"), key, operator: z.literal("checked"), value: z.boolean() }),
  z.strictObject({ field: z.literal("custom"), key, ...presence }),
]);

export const queueFilterSchema = z.discriminatedUnion("field", [
  choiceOf("status", ticketStatuses),
  choiceOf("type", ticketTypes),
  choiceOf("priority", priorities),
  choiceOf("severity", severities),
  choiceOf("source", ticketSources),
  choiceOf("sla", slaStates),
  referenceOf("category"),
  referenceOf("team"),
  referenceOf("desk"),
  referenceOf("branch"),
  referenceOf("contact"),
  personOf("assignee"),
  tags,
  dateOf("created"),
  dateOf("updated"),
  dateOf("last_message"),
  dueOf,
  textOf("subject"),
  textOf("number"),
  textOf("customer"),
  yesNoOf("unread"),
  yesNoOf("awaiting_reply"),
  yesNoOf("snoozed"),
  rating,
  custom,
]);
export type QueueFilter = z.output<typeof queueFilterSchema>;
export type QueueFilterField = QueueFilter["field"];

export const queueFiltersSchema = z.array(queueFilterSchema).max(20);
