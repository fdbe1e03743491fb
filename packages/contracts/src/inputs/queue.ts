import { z } from "zod";
import { idSchema } from "../ids.ts";
import { priorities } from "../vocabulary.ts";
import { line, page, search, text } from "./fields.ts";
import { queueFiltersSchema } from "./queue-filters.ts";

export const queueViews = ["all", "mine", "unassigned", "snoozed", "watching"] as const;
export type QueueViewName = (typeof queueViews)[number];

/** A view that everybody has, or `team:` and the team's id. */
export const queueViewSchema = z.union([z.enum(queueViews), z.templateLiteral(["team:", z.uuid()])]);
export type QueueView = z.output<typeof queueViewSchema>;

export const queueSorts = ["updated", "created", "last_message", "priority", "status", "due"] as const;
export type QueueSort = (typeof queueSorts)[number];

const order = {
  sort: z.enum(queueSorts).default("updated"),
  direction: z.enum(["asc", "desc"]).default("desc"),
};

/** Which tickets, whatever their order. */
const asked = {
  view: queueViewSchema.default("all"),
  filters: queueFiltersSchema.default([]),
  search: search(200).default(""),
};

export const queueInput = z.strictObject({
  cursor: page.cursor,
  limit: page.limit,
  ...asked,
  ...order,
});
export type QueueInput = z.output<typeof queueInput>;

export const queueTotalInput = z.strictObject(asked);
export type QueueAsked = z.output<typeof queueTotalInput>;

/** How many tickets one bulk change may touch. */
export const bulkLimit = 1_000;
/** How many of them travel in one request. */
export const bulkChunk = 25;
export const queueMatchingInput = z.strictObject({ ...asked, ...order });

const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assignee"), assigneeId: idSchema.nullable() }),
  z.strictObject({ kind: z.literal("team"), teamId: idSchema.nullable() }),
  z.strictObject({
    kind: z.literal("status"),
    status: z.enum(["open", "in_progress", "pending_customer", "escalated", "closed"]),
  }),
  z.strictObject({ kind: z.literal("resolve"), resolution: text(5_000, 3) }),
  z.strictObject({ kind: z.literal("priority"), priority: z.enum(priorities) }),
  z.strictObject({
    kind: z.literal("tags"),
    add: z.array(idSchema).max(20).default([]),
    remove: z.array(idSchema).max(20).default([]),
  }),
  z.strictObject({ kind: z.literal("merge"), targetId: idSchema }),
  z.strictObject({ kind: z.literal("unmerge") }),
]);
export type BulkChange = z.output<typeof change>;

export const bulkInput = z.strictObject({
  changes: z
    .array(z.strictObject({ ticketId: idSchema, version: z.number().int().min(1), change }))
    .min(1)
    .max(bulkChunk),
});
export type BulkInput = z.output<typeof bulkInput>;

const versioned = { ticketId: idSchema, version: z.number().int().min(1) };
export const assignTeamInput = z.strictObject({ ...versioned, teamId: idSchema.nullable() });
export const changeTagsInput = z.strictObject({
  ...versioned,
  add: z.array(idSchema).max(20).default([]),
  remove: z.array(idSchema).max(20).default([]),
});
export const seenTicketInput = z.strictObject({ ticketId: idSchema });

/** What a saved view keeps. */
export const viewQuerySchema = z.strictObject({ ...asked, ...order });
export type ViewQuery = z.output<typeof viewQuerySchema>;

export const createViewInput = z.strictObject({
  name: line(60),
  isShared: z.boolean().default(false),
  query: viewQuerySchema,
});
export const changeViewInput = z.strictObject({
  viewId: idSchema,
  name: line(60).optional(),
  isShared: z.boolean().optional(),
  query: viewQuerySchema.optional(),
});
export const viewIdInput = z.strictObject({ viewId: idSchema });
export const orderViewsInput = z.strictObject({ viewIds: z.array(idSchema).max(200) });

export const queueColumns = [
  "number",
  "subject",
  "customer",
  "type",
  "category",
  "status",
  "priority",
  "severity",
  "sla",
  "assignee",
  "team",
  "tags",
  "desk",
  "branch",
  "source",
  "created",
  "last_message",
  "updated",
] as const;
export type QueueColumn = (typeof queueColumns)[number];

export const queueSettingsInput = z.strictObject({
  columns: z.array(z.enum(queueColumns)).max(queueColumns.length).optional(),
  sort: z.enum(queueSorts).optional(),
  direction: z.enum(["asc", "desc"]).optional(),
});
