import { describe, expect, it } from "vitest";
import type { AnswerChunk } from "./answer-chunk.ts";
import { readAnswer } from "./answer-stream.ts";

const bytes = (pieces: string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });

async function read(pieces: string[]) {
  const chunks: AnswerChunk[] = [];
  for await (const chunk of readAnswer(bytes(pieces))) chunks.push(chunk);
  return chunks;
}

const whole = [
  ': keep alive\n\ndata: {"type":"start","messageId":"a"}\n\n',
  'data: {"type":"text-start","id":"1"}\n\n',
  'data: {"type":"text-delta","id":"1","delta":"Árbol "}\n\ndata: {"type":"text-delta","id":"1","delta":"verde"}\n\n',
  "data: [DONE]\n\n",
].join("");

const expected: AnswerChunk[] = [
  { type: "start", messageId: "a" },
  { type: "text-delta", delta: "Árbol " },
  { type: "text-delta", delta: "verde" },
];

describe("streamed answer", () => {
  it("is read as it comes", async () => {
    expect(await read([whole])).toEqual(expected);
  });

  it.each([1, 7, 50])("is the same however it is cut (%i characters)", async (size) => {
    const pieces = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
    expect(await read(pieces)).toEqual(expected);
  });

  it("passes over what it cannot read", async () => {
    expect(await read(["data: {oops\n\n", 'data: {"type":"data-stored","data":{}}\n\n'])).toEqual([]);
  });

  it("takes the last event of a stream that was cut off", async () => {
    expect(await read(['data: {"type":"text-delta","id":"1","delta":"end"}'])).toEqual([
      { type: "text-delta", delta: "end" },
    ]);
  });
});
