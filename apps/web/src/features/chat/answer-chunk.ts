import { chatParts } from "@handrail/contracts/chat";
import * as z from "zod/mini";

/** What the chat takes from the streamed answer; every other chunk of the UI message stream is passed over. */
const chunkSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), messageId: z.string() }),
  z.object({ type: z.literal("data-stored"), data: chatParts.stored }),
  z.object({ type: z.literal("text-delta"), delta: z.string() }),
  z.object({ type: z.literal("data-answer"), data: chatParts.answer }),
  z.object({ type: z.literal("error") }),
]);
export type AnswerChunk = z.output<typeof chunkSchema>;

/** PURE. The chunk of one server-sent event, or null where it is nothing for us. */
export function parseEvent(event: string): AnswerChunk | null {
  const data = event
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trimStart())
    .join("\n");
  if (data === "" || data === "[DONE]") return null;
  try {
    return chunkSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
