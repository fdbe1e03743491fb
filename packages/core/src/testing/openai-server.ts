import { createServer, type ServerResponse } from "node:http";
import { listen } from "./listen.ts";

/** How the server behaves: what it says, or how it fails. `content` gets the text of the last user message. */
export type OpenAiBehaviour =
  | { kind: "content"; content: (user: string) => string }
  | { kind: "refusal" }
  | { kind: "status"; status: number }
  | { kind: "stall" }
  /** Says this much and then nothing more. */
  | { kind: "stall_after"; content: string }
  /** Says everything, and that it is done only when told to. */
  | { kind: "held"; content: string; until: Promise<void> }
  /** Says this much and cuts the connection. */
  | { kind: "cut_after"; content: string }
  | { kind: "tool_call"; name: string };

export type OpenAiServer = {
  baseUrl: string;
  /** Bodies of the requests so far. */
  requests: { stream: boolean; messages: { role: string; content: unknown }[] }[];
  behave(behaviour: OpenAiBehaviour): void;
  close(): Promise<void>;
};

const base = { id: "chatcmpl-test", created: 1, model: "test" };
const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

const textOf = (content: unknown): string =>
  typeof content === "string"
    ? content
    : Array.isArray(content)
      ? content.map((part: { text?: string }) => part.text ?? "").join("")
      : "";

function sendCompletion(response: ServerResponse, message: Record<string, unknown>, finish = "stop") {
  response.writeHead(200, { "content-type": "application/json" });
  const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish }];
  response.end(JSON.stringify({ ...base, object: "chat.completion", choices, usage }));
}

function sendChunks(
  response: ServerResponse,
  deltas: Record<string, unknown>[],
  finish: string | null = "stop",
) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (choice: Record<string, unknown>, extra = {}) =>
    response.write(
      `data: ${JSON.stringify({ ...base, object: "chat.completion.chunk", choices: [{ index: 0, ...choice }], ...extra })}\n\n`,
    );
  for (const delta of deltas) send({ delta, finish_reason: null });
  if (finish === null) return;
  send({ delta: {}, finish_reason: finish }, { usage });
  response.end("data: [DONE]\n\n");
}

const lastChunk = {
  ...base,
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
  usage,
};

const piecesOf = (text: string) => (text.match(/[\s\S]{1,7}/g) ?? []).map((content) => ({ content }));
const toolCall = (name: string) => [
  { index: 0, id: "call_1", type: "function", function: { name, arguments: "{}" } },
];

/** A server of the OpenAI chat completions protocol on a free port of this machine, for tests: right, wrong and hostile. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let behaviour: OpenAiBehaviour = { kind: "status", status: 500 };
  const requests: OpenAiServer["requests"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const parsed: { stream?: boolean; messages: { role: string; content: unknown }[] } = JSON.parse(body);
    requests.push({ stream: parsed.stream ?? false, messages: parsed.messages });
    const user = textOf(parsed.messages.findLast(({ role }) => role === "user")?.content);
    switch (behaviour.kind) {
      case "content": {
        const content = behaviour.content(user);
        return parsed.stream
          ? sendChunks(response, piecesOf(content))
          : sendCompletion(response, { content });
      }
      case "refusal":
        return parsed.stream
          ? sendChunks(response, [{ refusal: "I cannot help with that." }])
          : sendCompletion(response, { content: null, refusal: "I cannot help with that." });
      case "status":
        response.writeHead(behaviour.status, { "content-type": "application/json" });
        return response.end(JSON.stringify({ error: { message: "no", type: "server_error" } }));
      case "stall":
        return undefined;
      case "stall_after":
        return sendChunks(response, piecesOf(behaviour.content), null);
      case "held":
        sendChunks(response, piecesOf(behaviour.content), null);
        await behaviour.until;
        return response.end(`data: ${JSON.stringify(lastChunk)}\n\ndata: [DONE]\n\n`);
      case "cut_after":
        sendChunks(response, piecesOf(behaviour.content), null);
        setTimeout(() => response.destroy(), 20);
        return undefined;
      case "tool_call":
        return parsed.stream
          ? sendChunks(response, [{ tool_calls: toolCall(behaviour.name) }], "tool_calls")
          : sendCompletion(response, { content: null, tool_calls: toolCall(behaviour.name) }, "tool_calls");
      default:
        return behaviour satisfies never;
    }
  });
  return {
    ...(await listen(server)),
    requests,
    behave(next) {
      behaviour = next;
    },
  };
}
