import { createServer, type ServerResponse } from "node:http";
import { setTimeout as after } from "node:timers/promises";

/**
 * A model of the chat completions protocol that takes its time as models do: a while until the first word, then one
 * after the other. It says what the first passages of the prompt say and names them; other tasks it does not know. What
 * `chat.bench.ts` measures against. GET gives the question that came last. Its pace comes as JSON in the first argument.
 */
const { firstMs, pieceMs, words }: { firstMs: number; pieceMs: number; words: number } = JSON.parse(
  process.argv[2] ?? "{}",
);

type Passage = { id: string; body: string };

/** What the prompt gives to answer from; null where it is no question. */
function passagesOf(prompt: string): Passage[] | null {
  const json = /<data>(.*)<\/data>/s.exec(prompt)?.[1];
  return json ? (JSON.parse(json).passages ?? null) : null;
}

/** Lines of the passages that are whole sentences, each with the mark of its passage, until there are enough words. */
function answerFrom(passages: readonly Passage[]): string {
  const said: string[] = [];
  let count = 0;
  for (const { id, body } of passages) {
    for (const line of body.split("\n").filter((text) => /^[A-Z][^`|[\]]+\.$/.test(text))) {
      if (count >= words) return said.join(" ");
      said.push(`${line} [${id}]`);
      count += line.split(" ").length;
    }
  }
  return said.length > 0 ? said.join(" ") : "[no-answer]";
}

const base = { id: "chatcmpl-bench", object: "chat.completion.chunk", created: 1, model: "bench" };
const chunk = (delta: Record<string, unknown>, finish: string | null) =>
  `data: ${JSON.stringify({ ...base, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

async function speak(response: ServerResponse, text: string) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  await after(firstMs);
  for (const content of text.split(/(?<= )/)) {
    response.write(chunk({ content }, null));
    await after(pieceMs);
  }
  response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
}

let last = "";

const server = createServer(async (request, response) => {
  if (request.method === "GET") return response.end(last);
  let body = "";
  for await (const piece of request) body += piece;
  const { messages }: { messages: { content: string | { text?: string }[] }[] } = JSON.parse(body);
  const content = messages.at(-1)?.content ?? "";
  const prompt = typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("");
  const passages = passagesOf(prompt);
  if (!passages) return response.writeHead(501).end();
  last = body;
  await speak(response, answerFrom(passages));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});
process.once("disconnect", () => process.exit(0));
