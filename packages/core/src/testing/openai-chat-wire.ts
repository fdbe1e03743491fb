import {
  type OpenAiReply,
  type OpenAiWire,
  piecesOf,
  refusalText,
  sendEvents,
  sendJson,
} from "./openai-wire.ts";

const base = { id: "chatcmpl-test", created: 1, model: "test" };
const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

type ToolReply = Extract<OpenAiReply, { kind: "tool_call" }>;
const callOf = ({ name, input }: ToolReply) => [
  { index: 0, id: "call_1", type: "function", function: { name, arguments: JSON.stringify(input) } },
];

function messageOf(reply: OpenAiReply) {
  if (reply.kind === "text") return { content: reply.text };
  if (reply.kind === "refusal") return { content: null, refusal: refusalText };
  return { content: null, tool_calls: callOf(reply) };
}

function deltasOf(reply: OpenAiReply): Record<string, unknown>[] {
  if (reply.kind === "text") return piecesOf(reply.text).map((content) => ({ content }));
  return [reply.kind === "refusal" ? { refusal: refusalText } : { tool_calls: callOf(reply) }];
}

const chunk = (delta: Record<string, unknown>, finish: string | null, extra = {}) => ({
  ...base,
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...extra,
});

const endOf = (reply: OpenAiReply) => (reply.kind === "tool_call" ? "tool_calls" : "stop");

/** `POST /chat/completions`. */
export const chatWire: OpenAiWire = {
  send: (response, reply) =>
    sendJson(response, {
      ...base,
      object: "chat.completion",
      choices: [
        { index: 0, message: { role: "assistant", ...messageOf(reply) }, finish_reason: endOf(reply) },
      ],
      usage,
    }),
  stream: (response, reply, ending) =>
    sendEvents(
      response,
      deltasOf(reply).map((delta) => chunk(delta, null)),
      [chunk({}, endOf(reply), { usage })],
      ending,
    ),
};
