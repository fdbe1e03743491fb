import * as z from "zod/mini";
import { wireMessageSchema } from "./realtime.ts";
import { chatModes } from "./vocabulary.ts";

/** What came of a chat message: AI answered, found nothing it may say, handed over to a person, or is not to speak. */
export const chatOutcomes = ["answered", "no_answer", "handed_over", "silent"] as const;
export type ChatOutcome = (typeof chatOutcomes)[number];

/**
 * Data parts of the streamed answer (POST /api/chat). `stored` comes first: the customer's message as it was written.
 * Text in between is provisional. `answer` comes last and replaces it: only what was found to rest on its sources.
 */
export const chatParts = {
  stored: z.object({ message: wireMessageSchema, mode: z.enum(chatModes) }),
  answer: z.object({
    message: z.nullable(wireMessageSchema),
    mode: z.enum(chatModes),
    outcome: z.enum(chatOutcomes),
  }),
} as const;
export type ChatParts = { [Name in keyof typeof chatParts]: z.output<(typeof chatParts)[Name]> };
