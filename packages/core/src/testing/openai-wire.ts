import type { ServerResponse } from "node:http";

/** What the model says: text, a refusal, or the wish to have a function called. */
export type OpenAiReply =
  | { kind: "text"; text: string }
  | { kind: "refusal" }
  | { kind: "tool_call"; name: string; input: Record<string, unknown> };

/** How a stream goes on after what was said: to its end, not at all, or by the connection being cut. */
export type Ending = "finish" | "stall" | "cut";

/** One of the two protocols in which OpenAI-compatible services speak. */
export type OpenAiWire = {
  /** The whole reply as one JSON document. */
  send(response: ServerResponse, reply: OpenAiReply): void;
  /** The reply in pieces; `finish` says the rest where the ending is a stall. */
  stream(response: ServerResponse, reply: OpenAiReply, ending: Ending): { finish(): void };
};

export const refusalText = "I cannot help with that.";
export const piecesOf = (text: string) => text.match(/[\s\S]{1,7}/g) ?? [];

export function sendJson(response: ServerResponse, body: unknown) {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Sends `pieces` as server-sent events and then ends as told. */
export function sendEvents(response: ServerResponse, pieces: unknown[], rest: unknown[], ending: Ending) {
  const write = (data: unknown) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  pieces.forEach(write);
  const finish = () => {
    rest.forEach(write);
    response.end("data: [DONE]\n\n");
  };
  if (ending === "finish") finish();
  if (ending === "cut") setTimeout(() => response.destroy(), 20);
  return { finish };
}
