import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { maxChatLength, maxMessageLength } from "../limits.ts";
import { locales } from "../vocabulary.ts";
import { storable, text } from "./fields.ts";
import { attachmentIdsSchema } from "./files.ts";
import { ticketContextSchema } from "./tickets.ts";

const body = text(maxMessageLength);

/** What a message says: text, attachments, or both. */
const said = { body: text(maxMessageLength, 0), attachmentIds: attachmentIdsSchema };
const saysSomething = (message: { body: string; attachmentIds: string[] }) =>
  message.body !== "" || message.attachmentIds.length > 0;
const orNothing = { path: ["body"], message: "text or attachments" };

/** `afterSeq` is the highest `changeSeq` that the client holds; 0 asks for the whole conversation. */
export const syncInput = z.strictObject({
  conversationId: idSchema,
  afterSeq: z.number().int().min(0),
  limit: z.number().int().min(1).max(500).default(200),
});

/** `clientId` makes a retry the same message. */
export const customerReplyInput = z
  .strictObject({
    conversationId: idSchema,
    clientId: idempotencyKeySchema,
    ...said,
  })
  .refine(saysSomething, orNothing);

/** `lastSeenSeq`: the newest customer-visible message the agent has seen; newer ones of others make the reply a CONFLICT (`newer_messages`), in a live chat those of colleagues. */
export const agentReplyInput = z
  .strictObject({
    conversationId: idSchema,
    clientId: idempotencyKeySchema,
    ...said,
    lastSeenSeq: z.number().int().min(0),
    setStatus: z.enum(["in_progress", "pending_customer"]).default("pending_customer"),
  })
  .refine(saysSomething, orNothing);

/** How long a reply can be taken back, in seconds. */
export const undoSeconds = 10;

/** Where a ticket may go with a reply. */
export const replyStatuses = ["in_progress", "pending_customer", "escalated", "resolved"] as const;
export type ReplyStatus = (typeof replyStatuses)[number];

/**
 * As `agentReplyInput`, but sent after `undoSeconds`. `templateIds`: which templates are in it; `draft`: the draft of AI
 * that it takes the place of.
 */
export const scheduleReplyInput = z
  .strictObject({
    conversationId: idSchema,
    clientId: idempotencyKeySchema,
    ...said,
    lastSeenSeq: z.number().int().min(0),
    setStatus: z.enum(replyStatuses).default("pending_customer"),
    templateIds: z.array(idSchema).max(20).default([]),
    draft: z.strictObject({ messageId: idSchema, changeSeq: z.number().int().min(1) }).nullish(),
  })
  .refine(saysSomething, orNothing);
export const scheduledReplyInput = z.strictObject({ messageId: idSchema });

/** `mentions`: memberships of colleagues who are to read it. */
export const noteInput = z
  .strictObject({
    conversationId: idSchema,
    clientId: idempotencyKeySchema,
    ...said,
    mentions: z.array(idSchema).max(50).default([]),
  })
  .refine(saysSomething, orNothing);

/** `version`: what the client holds, 0 where it has seen none. */
export const saveDraftInput = z.strictObject({
  conversationId: idSchema,
  isNote: z.boolean(),
  body: z
    .string()
    .max(maxMessageLength + 1_000)
    .transform(storable),
  version: z.number().int().min(0),
});

/** `body` given: the draft is sent as the agent rewrote it. */
export const approveDraftInput = z.strictObject({
  messageId: idSchema,
  changeSeq: z.number().int().min(1),
  body: body.nullish(),
  attachmentIds: attachmentIdsSchema,
  lastSeenSeq: z.number().int().min(0),
});

export const discardReasons = ["wrong", "incomplete", "tone", "not_needed", "other"] as const;
export const discardDraftInput = z.strictObject({
  messageId: idSchema,
  changeSeq: z.number().int().min(1),
  reason: z.enum(discardReasons),
});

export const answerFeedbackInput = z.strictObject({ messageId: idSchema, helpful: z.boolean() });

/** By the link of a mail, which names the answer and proves that we sent it. */
export const mailedFeedbackInput = z.strictObject({
  messageId: idSchema,
  expires: z.string().max(12),
  signature: z.string().max(200),
  helpful: z.boolean(),
});

/** `locale`: what its customer reads. `context`: what the modal captured of the page, where its reader agreed. */
export const startChatInput = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  locale: z.enum(locales).nullish(),
  context: ticketContextSchema.nullish(),
});
export const conversationIdInput = z.strictObject({ conversationId: idSchema });
export const chatViews = ["waiting", "mine", "all", "closed"] as const;
export type ChatView = (typeof chatViews)[number];
export const chatQueueInput = z.strictObject({ view: z.enum(chatViews).default("waiting") });

export const chatMessageInput = z
  .strictObject({
    conversationId: idSchema,
    clientId: idempotencyKeySchema,
    body: text(maxChatLength, 0),
    attachmentIds: attachmentIdsSchema,
  })
  .refine(saysSomething, orNothing);
