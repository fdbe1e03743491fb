import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { locales, priorities } from "../vocabulary.ts";
import { email, line, search } from "./fields.ts";
import { presignInput } from "./files.ts";
import { openTicketInput } from "./tickets.ts";

/** Who uploads without an account: a secret of the browser's own making. */
const visitorKey = idempotencyKeySchema;

/** A question of somebody without an account. `website` is a trap: people do not see it and leave it empty. */
export const portalTicketInput = openTicketInput
  .pick({
    idempotencyKey: true,
    subject: true,
    description: true,
    categoryId: true,
    quickIssueId: true,
    context: true,
    custom: true,
    attachmentIds: true,
  })
  .extend({
    name: line(80),
    email,
    company: line(120, 0).default(""),
    priority: z.enum(priorities).default("normal"),
    locale: z.enum(locales).default("en"),
    visitorKey,
    website: z.string().max(500).default(""),
  });

/** Asks for a link to a ticket; the answer is the same whether there is one or not. */
export const portalAccessInput = z.strictObject({
  number: search(60).pipe(z.string().min(1)),
  email,
  locale: z.enum(locales).default("en"),
});

export const portalPresignInput = presignInput.extend({ visitorKey });
export const portalDiscardInput = z.strictObject({ attachmentId: idSchema, visitorKey });

/** An article made a ticket unnecessary. */
export const deflectedInput = z.strictObject({ articleId: idSchema });
/** Articles that were offered while a ticket was written, or opened then. */
export const suggestionInput = z.strictObject({
  step: z.enum(["suggested", "opened"]),
  articleIds: z.array(idSchema).min(1).max(20),
});
export const deflectionsInput = z.strictObject({ days: z.number().int().min(1).max(366).default(30) });
