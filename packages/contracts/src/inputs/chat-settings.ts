import { z } from "zod";
import { holidaysSchema, weekSchema } from "../hours.ts";
import { idSchema } from "../ids.ts";
import { locales } from "../vocabulary.ts";
import { email, line, text } from "./fields.ts";

export const longestGreeting = 300;

/** What the chat says first, by language; nothing: the product's own words. Plain text. */
export const greetingSchema = z.partialRecord(z.enum(locales), text(longestGreeting, 0));

const chatSettings = z.strictObject({ visitorChat: z.boolean(), chatGreeting: greetingSchema });
/** `seen` is how the settings were when the admin began to edit them. */
export const saveChatSettingsInput = z.strictObject({ seen: chatSettings, settings: chatSettings });

/** `version` is that of the hours that were edited, null where there were none. */
export const saveHoursInput = z.strictObject({
  version: z.number().int().min(1).nullable(),
  timeZone: z.string().min(1).max(64),
  spans: weekSchema,
  holidays: holidaysSchema,
});

/** What somebody without an account tells of himself or herself; nobody checks it. */
export const introduceInput = z.strictObject({
  name: line(80),
  email: z.union([z.literal(""), email]),
});

export const chatSeenInput = z.strictObject({ conversationId: idSchema, seq: z.number().int().min(1) });
export const rateChatInput = z.strictObject({
  conversationId: idSchema,
  rating: z.number().int().min(1).max(5),
  comment: text(1_000, 0).default(""),
});
export const chatWelcomeInput = z.strictObject({ locale: z.enum(locales) });

const messageId = idSchema;
export const editMessageInput = z.strictObject({
  messageId,
  changeSeq: z.number().int().min(1),
  body: text(20_000),
});
export const redactMessageInput = z.strictObject({ messageId });
