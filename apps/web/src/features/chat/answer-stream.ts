import type { AnswerChunk } from "./answer-chunk.ts";

/** Reads server-sent events however the network cuts them up. */
export async function* readAnswer(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<AnswerChunk> {
  const { parseEvent } = await import("./answer-chunk.ts");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer = (buffer + (value ?? "")).replace(/\r\n/g, "\n");
      const events = buffer.split("\n\n");
      buffer = done ? "" : (events.pop() ?? "");
      for (const event of events) {
        const chunk = parseEvent(event);
        if (chunk) yield chunk;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
