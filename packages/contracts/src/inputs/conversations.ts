import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { maxMessageLength, text } from "./fields.ts";

const body = text(maxMessageLength);

/** `afterSeq` is the highest `changeSeq` that the client holds; 0 asks for the whole conversation. */
export const syncInput = z.strictObject({
  conversationId: idSchema,
  afterSeq: z.number().int().min(0),
  limit: z.number().int().min(1).max(500).default(200),
});

/** `clientId` makes a retry the same message. */
export const customerReplyInput = z.strictObject({
  conversationId: idSchema,
  clientId: idempotencyKeySchema,
  body,
});

/** `lastSeenSeq`: the newest customer-visible message the agent has seen; newer ones make the reply a CONFLICT (`newer_messages`). */
export const agentReplyInput = z.strictObject({
  conversationId: idSchema,
  clientId: idempotencyKeySchema,
  body,
  lastSeenSeq: z.number().int().min(0),
  setStatus: z.enum(["in_progress", "pending_customer"]).default("pending_customer"),
});

export const noteInput = z.strictObject({ conversationId: idSchema, clientId: idempotencyKeySchema, body });

/** `body` given: the draft is sent as the agent rewrote it. */
export const approveDraftInput = z.strictObject({
  messageId: idSchema,
  changeSeq: z.number().int().min(1),
  body: body.nullish(),
  lastSeenSeq: z.number().int().min(0),
});

export const discardReasons = ["wrong", "incomplete", "tone", "not_needed", "other"] as const;
export const discardDraftInput = z.strictObject({
  messageId: idSchema,
  changeSeq: z.number().int().min(1),
  reason: z.enum(discardReasons),
});

export const answerFeedbackInput = z.strictObject({ messageId: idSchema, helpful: z.boolean() });

export const startChatInput = z.strictObject({ idempotencyKey: idempotencyKeySchema });
export const conversationIdInput = z.strictObject({ conversationId: idSchema });
export const chatQueueInput = z.strictObject({ view: z.enum(["waiting", "mine", "all"]).default("waiting") });

/** Longest message to the chat's model; a longer one is a ticket. */
export const maxChatLength = 4_000;
export const chatMessageInput = z.strictObject({
  conversationId: idSchema,
  clientId: idempotencyKeySchema,
  body: text(maxChatLength),
});
