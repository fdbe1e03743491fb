import { z } from "zod";
import { idSchema } from "../ids.ts";
import { maxMessageLength } from "../limits.ts";
import { text } from "./fields.ts";

/** How a reply can be rewritten. */
export const rewriteStyles = ["shorter", "friendlier", "formal", "spelling"] as const;

const ticket = z.strictObject({ ticketId: idSchema });
const chat = z.strictObject({ conversationId: idSchema });
const words = text(maxMessageLength);

/** Help is asked for on a ticket or in a chat. */
export const copilotInput = z.union([ticket, chat]);
const rewritten = { text: words, style: z.enum(rewriteStyles) };
export const rewriteInput = z.union([ticket.extend(rewritten), chat.extend(rewritten)]);
/** Into the language that the customer writes in. */
export const translateInput = z.union([ticket.extend({ text: words }), chat.extend({ text: words })]);
