import { z } from "zod";
import { idSchema } from "../ids.ts";
import { maxMessageLength, maxPreviewLength } from "../limits.ts";
import { locales } from "../vocabulary.ts";
import { chatViews } from "./conversations.ts";
import { direction, line, text } from "./fields.ts";

const conversationId = idSchema;
/** What is told to colleagues alone. */
const note = text(maxMessageLength, 0).default("");

/** `isHidden`: nobody looks at the page, and the device may put it to sleep: a phone that is put away. */
export const heartbeatInput = z.strictObject({ isHidden: z.boolean().default(false) }).prefault({});

/** `beyondCapacity`: an admin takes one more than the own limit allows. */
export const acceptChatInput = z.strictObject({
  conversationId,
  beyondCapacity: z.boolean().default(false),
});
export const takeOverInput = z.strictObject({
  conversationId,
  note,
  beyondCapacity: z.boolean().default(false),
});

/** Whom a chat is handed to: a colleague, who is asked first; a team; whoever is next; or the assistant again. */
export const transferChatInput = z.strictObject({
  conversationId,
  to: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("agent"), membershipId: idSchema }),
    z.strictObject({ kind: z.literal("team"), teamId: idSchema }),
    z.strictObject({ kind: z.literal("queue") }),
    z.strictObject({ kind: z.literal("assistant") }),
  ]),
  note,
});

/** `subject` empty: what the customer wrote first. `keep`: the agent who hands it over goes on with the ticket. */
export const chatToTicketInput = z.strictObject({
  conversationId,
  subject: line(160, 0).default(""),
  note,
  keep: z.boolean().default(false),
  dispositionId: idSchema.nullish(),
});

export const chatTagsInput = z.strictObject({
  conversationId,
  add: z.array(idSchema).max(20).default([]),
  remove: z.array(idSchema).max(20).default([]),
});

/** The last of what is being written; empty: nothing any more. */
export const typingInput = z.strictObject({ conversationId, text: z.string().max(maxPreviewLength) });

/** `search`: in the customer's name and address, the topic, and the number of the ticket. */
export const chatListInput = z.strictObject({
  view: z.enum(chatViews),
  search: line(100, 0).default(""),
  tagId: idSchema.nullable().default(null),
  cursor: z.number().int().min(0).max(10_000).default(0),
  direction,
});

export const wrapUpInput = z.strictObject({ conversationId, dispositionId: idSchema.nullable(), note });

export const saveDispositionInput = z.strictObject({
  id: idSchema.nullable(),
  version: z.number().int().min(1).nullable(),
  name: line(40),
});

const minutes = (least: number) => z.number().int().min(least).max(10_080);
export const chatRulesSchema = z.strictObject({
  autoRoute: z.boolean(),
  answerSeconds: z.number().int().min(10).max(600),
  reassign: z.boolean(),
  nudgeMinutes: minutes(0),
  closeMinutes: minutes(1),
  waitMinutes: minutes(1),
  callbacks: z.boolean(),
  typingPreview: z.boolean(),
});
export type ChatRules = z.output<typeof chatRulesSchema>;
/** `version` 0: the organisation has none of its own yet. */
export const saveChatRulesInput = z.strictObject({
  version: z.number().int().min(0),
  rules: chatRulesSchema,
});

export const agentWorkInput = z.strictObject({ membershipId: idSchema });
/** `skills`: keys of categories; none of them, or no language, means any. */
export const saveAgentWorkInput = z.strictObject({
  membershipId: idSchema,
  maxConcurrentChats: z.number().int().min(1).max(50),
  skills: z.array(line(80)).max(100),
  languages: z.array(z.enum(locales)).max(locales.length),
});
