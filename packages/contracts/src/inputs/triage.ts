import { z } from "zod";
import { idSchema } from "../ids.ts";
import { priorities, ticketTypes } from "../vocabulary.ts";

/** What a person says about how a ticket was sorted; what is left out was right. `intent` belongs to the category. */
export const correctTriageInput = z
  .strictObject({
    ticketId: idSchema,
    version: z.number().int().min(1),
    categoryId: idSchema.nullable().optional(),
    intent: z.string().min(1).max(100).nullable().optional(),
    type: z.enum(ticketTypes).optional(),
    priority: z.enum(priorities).optional(),
  })
  .refine(({ ticketId: _ticketId, version: _version, ...said }) => Object.keys(said).length > 0, {
    path: ["categoryId"],
    message: "nothing to put right",
  });

/** `version`: the ticket as the person saw it. */
export const sortAgainInput = z.strictObject({ ticketId: idSchema, version: z.number().int().min(1) });

/** `draft`: the one that the new draft takes the place of. */
export const composeDraftInput = z.strictObject({
  ticketId: idSchema,
  draft: z.strictObject({ messageId: idSchema, changeSeq: z.number().int().min(1) }).nullish(),
});
