import { z } from "zod";
import { idSchema } from "../ids.ts";
import { search } from "./fields.ts";

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
