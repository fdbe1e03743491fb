import {
  type OpenAiReply,
  type OpenAiWire,
  piecesOf,
  refusalText,
  sendEvents,
  sendJson,
} from "./openai-wire.ts";

const base = { id: "resp_test", object: "response", created_at: 1, model: "test" };
const usage = {
  input_tokens: 11,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 18,
};

function itemOf(reply: OpenAiReply) {
  if (reply.kind === "tool_call") {
    const input = JSON.stringify(reply.input);
    return {
      type: "function_call",
      id: "fc_1",
      call_id: "call_1",
      name: reply.name,
      arguments: input,
      status: "completed",
    };
  }
  const part =
    reply.kind === "text"
      ? { type: "output_text", text: reply.text, annotations: [] }
      : { type: "refusal", refusal: refusalText };
  return { type: "message", id: "msg_1", role: "assistant", status: "completed", content: [part] };
}

function deltasOf(reply: OpenAiReply) {
  const at = { output_index: 0, content_index: 0 };
  if (reply.kind === "tool_call") {
    const delta = JSON.stringify(reply.input);
    return [{ type: "response.function_call_arguments.delta", item_id: "fc_1", ...at, delta }];
  }
  return reply.kind === "text"
    ? piecesOf(reply.text).map((delta) => ({
        type: "response.output_text.delta",
        item_id: "msg_1",
        ...at,
        delta,
      }))
    : [{ type: "response.refusal.delta", item_id: "msg_1", ...at, delta: refusalText }];
}

/** `POST /responses`. */
export const responsesWire: OpenAiWire = {
  send: (response, reply) =>
    sendJson(response, { ...base, status: "completed", output: [itemOf(reply)], usage }),
  stream(response, reply, ending) {
    const item = itemOf(reply);
    const empty = item.type === "message" ? { ...item, content: [] } : { ...item, arguments: "" };
    return sendEvents(
      response,
      [
        { type: "response.created", response: { ...base, status: "in_progress" } },
        { type: "response.output_item.added", output_index: 0, item: empty },
        ...deltasOf(reply),
      ],
      [
        { type: "response.output_item.done", output_index: 0, item },
        {
          type: "response.completed",
          response: { ...base, status: "completed", output: [item], usage },
        },
      ],
      ending,
    );
  },
};
