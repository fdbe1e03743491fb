import { z } from "zod";
import { idSchema } from "../ids.ts";
import { line, search } from "./fields.ts";

/** `ticketId` ends in `targetId`, which goes on with both; `version` is that of the ticket that ends. */
export const mergeTicketsInput = z.strictObject({
  ticketId: idSchema,
  version: z.number().int().min(1),
  targetId: idSchema,
});
/** Tickets that a ticket may be merged into, by a part of the number or subject. */
export const mergeableInput = z.strictObject({
  ticketId: idSchema,
  search: search(200).default(""),
});

/** What the other ticket is to the first. */
export const ticketRelations = ["parent", "child", "related"] as const;
export type TicketRelation = (typeof ticketRelations)[number];
export const linkTicketsInput = z.strictObject({
  ticketId: idSchema,
  otherId: idSchema,
  relation: z.enum(ticketRelations),
});

/** How many messages one split takes along. */
export const splitLimit = 500;
/** A new ticket of some messages of another; `version` is that of the one they leave. */
export const splitTicketInput = z.strictObject({
  ticketId: idSchema,
  version: z.number().int().min(1),
  messageIds: z.array(idSchema).min(1).max(splitLimit),
  subject: line(200, 3),
  idempotencyKey: idSchema,
});
