import { z } from "zod";
import { idSchema } from "../ids.ts";
import { maxMessageLength } from "../limits.ts";
import { text } from "./fields.ts";

/** How a reply can be rewritten. */
export const rewriteStyles = ["shorter", "friendlier", "formal", "spelling"] as const;

export const copilotInput = z.strictObject({ ticketId: idSchema });
export const rewriteInput = z.strictObject({
  ticketId: idSchema,
  text: text(maxMessageLength),
  style: z.enum(rewriteStyles),
});
/** Into the language that the customer writes in. */
export const translateInput = z.strictObject({ ticketId: idSchema, text: text(maxMessageLength) });
