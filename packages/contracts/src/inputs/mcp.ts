import { z } from "zod";
import { toolValueSchema } from "../act.ts";
import { locales, priorities, ticketStatuses } from "../vocabulary.ts";
import { line, page, search, text } from "./fields.ts";
import { slugSchema } from "./kb.ts";

/** What programs may ask of the tools; the descriptions are read by models. */

const number = line(60).describe("number of the ticket, for example TICKET-0042");
const once = line(100)
  .optional()
  .describe("any key of yours: the same key writes once, however often the call is repeated");

export const searchKbTool = z.strictObject({
  query: search(500).pipe(z.string().min(1)).describe("what the customer asks, in their words"),
  locale: z.enum(locales).optional().describe("language of the reader; the organisation's where missing"),
  limit: z.number().int().min(1).max(8).default(5),
});

export const getArticleTool = z.strictObject({
  slug: slugSchema.describe("slug of the article, as search_kb tells it"),
  locale: z.enum(locales).optional(),
});

export const searchTicketsTool = z.strictObject({
  search: search(200).default("").describe("words of the subject or the messages, or a number"),
  status: z.array(z.enum(ticketStatuses)).max(ticketStatuses.length).default([]),
  priority: z.array(z.enum(priorities)).max(priorities.length).default([]),
  unassigned: z.boolean().default(false).describe("only tickets that nobody has"),
  limit: z.number().int().min(1).max(50).default(20),
  cursor: page.cursor.describe("nextCursor of the page before"),
});

export const readTicketTool = z.strictObject({ number });

export const addNoteTool = z.strictObject({
  number,
  body: text(10_000).describe("Markdown; read by the staff alone"),
  once,
});

export const draftReplyTool = z.strictObject({
  number,
  body: text(10_000).describe("Markdown; the answer to the customer, for a person to check and send"),
  articles: z
    .array(slugSchema)
    .max(8)
    .default([])
    .describe("slugs of the public articles that the answer rests on"),
  once,
});

export const escalateTool = z.strictObject({
  number,
  reason: text(2_000, 3).describe("why a person has to look; read by the staff"),
  team: line(80).optional().describe("name of the team it goes to; an admin where missing"),
});

export const listPlaybooksTool = z.strictObject({});

export const runPlaybookTool = z.strictObject({
  number,
  playbook: line(80).describe("name of the playbook, as list_playbooks tells it"),
  values: z
    .record(z.string().regex(/^\d\.[a-zA-Z0-9_]{1,40}$/), toolValueSchema)
    .default({})
    .describe("values that the steps need, by place: 0.order is the field order of the first step"),
});
