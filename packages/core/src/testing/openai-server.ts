import { createServer } from "node:http";
import { listen } from "./listen.ts";
import { chatWire } from "./openai-chat-wire.ts";
import { responsesWire } from "./openai-responses-wire.ts";
import type { Ending, OpenAiReply } from "./openai-wire.ts";

/** How the server behaves: what it says, or how it fails. `content` gets the text of the last user message. */
export type OpenAiBehaviour =
  | { kind: "content"; content: (user: string) => string }
  | { kind: "refusal" }
  | { kind: "status"; status: number }
  /** Answers 200 with something that is no answer. */
  | { kind: "garbage"; text: string }
  | { kind: "stall" }
  /** Says this much and then nothing more. */
  | { kind: "stall_after"; content: string }
  /** Says everything, and that it is done only when told to. */
  | { kind: "held"; content: string; until: Promise<void> }
  /** Says this much and cuts the connection. */
  | { kind: "cut_after"; content: string }
  | { kind: "tool_call"; name: string; input?: Record<string, unknown> };

type ModelMessage = { role: string; content: unknown };
type Request = { stream?: boolean; store?: boolean; messages?: ModelMessage[]; input?: ModelMessage[] };

export type OpenAiServer = {
  baseUrl: string;
  /** The requests so far, whichever protocol they came in. */
  requests: { path: string; stream: boolean; store: boolean | undefined; messages: ModelMessage[] }[];
  behave(behaviour: OpenAiBehaviour): void;
  close(): Promise<void>;
};

const textOf = (content: unknown): string =>
  typeof content === "string"
    ? content
    : Array.isArray(content)
      ? content.map((part: { text?: string }) => part.text ?? "").join("")
      : "";

function replyOf(behaviour: OpenAiBehaviour, user: string): OpenAiReply | null {
  switch (behaviour.kind) {
    case "content":
      return { kind: "text", text: behaviour.content(user) };
    case "stall_after":
    case "cut_after":
    case "held":
      return { kind: "text", text: behaviour.content };
    case "refusal":
      return { kind: "refusal" };
    case "tool_call":
      return { kind: "tool_call", name: behaviour.name, input: behaviour.input ?? {} };
    case "status":
    case "garbage":
    case "stall":
      return null;
    default:
      return behaviour satisfies never;
  }
}

const endingOf = ({ kind }: OpenAiBehaviour): Ending =>
  kind === "cut_after" ? "cut" : kind === "stall_after" || kind === "held" ? "stall" : "finish";

/**
 * A server of the OpenAI protocols, chat completions and responses, on a free port of this machine, for tests: right,
 * wrong and hostile.
 */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let behaviour: OpenAiBehaviour = { kind: "status", status: 500 };
  const requests: OpenAiServer["requests"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const path = request.url ?? "";
    const parsed: Request = JSON.parse(body);
    const messages = parsed.messages ?? parsed.input ?? [];
    requests.push({ path, stream: parsed.stream ?? false, store: parsed.store, messages });
    const now = behaviour;
    const wire = path.endsWith("/responses") ? responsesWire : chatWire;
    const reply = replyOf(now, textOf(messages.findLast(({ role }) => role === "user")?.content));
    if (now.kind === "status") {
      response.writeHead(now.status, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "no", type: "server_error", code: "no" } }));
    } else if (now.kind === "garbage") {
      response.writeHead(200, { "content-type": parsed.stream ? "text/event-stream" : "application/json" });
      response.end(now.text);
    } else if (reply && !parsed.stream) {
      wire.send(response, reply);
    } else if (reply) {
      const { finish } = wire.stream(response, reply, endingOf(now));
      if (now.kind === "held") now.until.then(finish);
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
