import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { maxMessageLength } from "../limits.ts";
import { priorities, severities, ticketTypes } from "../vocabulary.ts";
import { line, page, plannedTime, search, storable, text } from "./fields.ts";
import { attachmentIdsSchema } from "./files.ts";

const plain = (max: number) => z.string().max(max).transform(storable);
const short = (max: number) => plain(max).optional();

/** What the support modal captures of the page with the customer's consent. Unknown keys are dropped. */
export const ticketContextSchema = z.object({
  url: short(2_000),
  referrer: short(2_000),
  pageTitle: short(300),
  browser: short(100),
  os: short(100),
  screen: short(40),
  viewport: short(40),
  language: short(40),
  timeZone: short(80),
  capturedAt: short(40),
  recentActions: z
    .array(z.object({ action: plain(200), at: plain(40) }))
    .max(20)
    .optional(),
  facts: z
    .array(z.object({ label: plain(100), value: plain(300), ok: z.boolean().optional() }))
    .max(30)
    .optional(),
  error: z.object({ message: plain(1_000), stack: plain(8_000).optional() }).optional(),
});
export type TicketContext = z.infer<typeof ticketContextSchema>;

/** Values of an organisation's own fields, by the key of the field. */
const customValuesSchema = z
  .record(
    z.string().max(60),
    z.lazy(() => customValueSchema),
  )
  .refine((values) => Object.keys(values).length <= 60)
  .default({});

/** As Sentry writes the id of an event. */
const sentryEventId = z
  .string()
  .transform((id) => id.replaceAll("-", "").toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{32}$/));

export const openTicketInput = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  subject: line(200, 3),
  description: text(maxMessageLength, 3),
  type: z.enum(ticketTypes).default("question"),
  categoryId: idSchema.nullish(),
  severity: z.enum(severities).default("medium"),
  quickIssueId: idSchema.nullish(),
  context: ticketContextSchema.nullish(),
  custom: customValuesSchema,
  sentryEventId: sentryEventId.nullish(),
  attachmentIds: attachmentIdsSchema,
});

/** What staff ask of one another: whom or which order it is about, and in which of their branches. */
export const openInternalTicketInput = openTicketInput.extend({
  aboutContactId: idSchema.nullish(),
  order: line(100).nullish(),
  branchId: idSchema.nullish(),
});

export const ownTicketsInput = z.strictObject({
  ...page,
  status: z.enum(["live", "waiting", "resolved", "all"]).default("all"),
  search: search(200).default(""),
});
export const ownSeenInput = z.strictObject({ ticketId: idSchema, seq: z.number().int().min(0) });

export const ticketNumberInput = z.strictObject({ number: search(60).pipe(z.string().min(1)) });
export const ticketIdInput = z.strictObject({ ticketId: idSchema });

const versioned = { ticketId: idSchema, version: z.number().int().min(1) };

export const assignTicketInput = z.strictObject({ ...versioned, assigneeId: idSchema.nullable() });
export const changeStatusInput = z.strictObject({
  ...versioned,
  status: z.enum(["open", "in_progress", "pending_customer", "escalated", "closed"]),
});
export const changePriorityInput = z.strictObject({ ...versioned, priority: z.enum(priorities) });
export const changeCategoryInput = z.strictObject({ ...versioned, categoryId: idSchema.nullable() });
export const resolveTicketInput = z.strictObject({ ...versioned, resolution: text(5_000, 3) });
export const watchTicketInput = z.strictObject({
  ticketId: idSchema,
  membershipId: idSchema,
  isWatching: z.boolean(),
});
/** Out of the way until a time, until the customer writes, or until whichever comes first; neither wakes it. */
export const snoozeTicketInput = z.strictObject({
  ...versioned,
  until: plannedTime.nullable(),
  untilReply: z.boolean(),
});
export const setDueDateInput = z.strictObject({ ...versioned, dueAt: plannedTime.nullable() });
export const customValueSchema = z.union([
  line(1_000),
  z.number(),
  z.boolean(),
  z.array(line(200)).max(50),
  z.null(),
]);
export type CustomValue = z.infer<typeof customValueSchema>;
/** `value: null` empties the field. */
export const changeCustomFieldInput = z.strictObject({
  ...versioned,
  key: line(60),
  value: customValueSchema,
});
export const linkArticleInput = z.strictObject({ ...versioned, articleId: idSchema, isLinked: z.boolean() });
export const rateTicketInput = z.strictObject({
  ticketId: idSchema,
  rating: z.number().int().min(1).max(5),
  comment: text(2_000, 0).nullish(),
});
export const ticketHistoryInput = z.strictObject({ ticketId: idSchema, ...page });
