import { z } from "zod";
import { idSchema } from "../ids.ts";
import { email, line } from "./fields.ts";
import { openTicketInput } from "./tickets.ts";

/** How a customer reached somebody of the staff. */
export const behalfSources = ["call", "web", "email"] as const;

const newContact = z
  .strictObject({ name: line(120), email: email.nullish(), phone: line(40, 5).nullish() })
  .refine(({ email, phone }) => Boolean(email) || Boolean(phone), {
    path: ["email"],
    message: "an address or a phone number",
  });

/** A ticket that staff open for a customer: one who is known (`contactId`), or a new one. */
export const openForCustomerInput = openTicketInput
  .omit({ quickIssueId: true, context: true, sentryEventId: true })
  .extend({
    contactId: idSchema.nullish(),
    newContact: newContact.nullish(),
    source: z.enum(behalfSources),
    branchId: idSchema.nullish(),
  })
  .refine(({ contactId, newContact }) => Boolean(contactId) !== Boolean(newContact), {
    path: ["contactId"],
    message: "somebody who is known or somebody new",
  });

/** Two contacts that may be one person. */
export const contactPairInput = z.strictObject({ contactId: idSchema, otherId: idSchema });
/** `contactId` goes on in `targetId`, which stays with what both asked. */
export const mergeContactsInput = z.strictObject({ contactId: idSchema, targetId: idSchema });
