import { z } from "zod";
import { idSchema } from "../ids.ts";
import { longestTopic } from "../limits.ts";
import { readPhone } from "../phone.ts";
import { line } from "./fields.ts";

const phone = z
  .string()
  .max(40)
  .transform((typed) => readPhone(typed) ?? "")
  .pipe(z.string().min(1, "a number with its country code"));

/** Somebody in a chat wants to be called: at which number, when (`at`: the start of a slot; null: any time), what about. */
export const callBackInput = z.strictObject({
  conversationId: idSchema,
  phone,
  at: z.date().nullable(),
  topic: line(longestTopic, 0).default(""),
});
