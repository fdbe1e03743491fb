import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { createOpenAI } from "@ai-sdk/openai";
import { streamText } from "ai";
import { z } from "zod";
import { median, quantile, rounded } from "./load.ts";
import { signedInPeople } from "./people.ts";
import { mutationAnswer, mutationBody } from "./rpc.ts";
import { startBenchStack } from "./stack.ts";

/**
 * A customer's question over HTTP until the first word of the streamed answer and until its end, against the same
 * request put to the same model directly. One at a time, in turn; then 200 at once, of which none may be lost. The
 * model is a server that takes its time as models do. Before the first word, ours stores the question and searches:
 * `search_p50_ms` is a search for the same question by itself.
 */
const pace = { firstMs: 300, pieceMs: 12, words: 60 };
const samples = 40;
const warmUp = 5;
const atOnce = 200;
const question = "Why does my bot not answer any more, and how do I replace its token?";

const sentSchema = z.object({ messages: z.array(z.object({ content: z.string() })) });
type Timed = { firstMs: number; totalMs: number; isWhole: boolean };

const modelServer = fork(path.join(import.meta.dirname, "model-server.ts"), [JSON.stringify(pace)]);
const [{ port: modelPort }] = await once(modelServer, "message");
const modelUrl = `http://127.0.0.1:${modelPort}`;
const stack = await startBenchStack({ OPENAI_BASE_URL: modelUrl, OPENAI_MODEL: "bench" });

/** Asks in a chat of one's own; whole where the stored answer came last, with its sources. */
async function askUs({ cookie, conversationId }: { cookie: string; conversationId: string }): Promise<Timed> {
  const startedAt = performance.now();
  const response = await fetch(`${stack.url}/api/chat`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ conversationId, clientId: randomUUID(), body: question }),
  });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  let text = "";
  let firstMs = Number.NaN;
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (Number.isNaN(firstMs) && text.includes('"text-delta"')) firstMs = performance.now() - startedAt;
  }
  return { firstMs, totalMs: performance.now() - startedAt, isWhole: text.includes('"outcome":"answered"') };
}

const model = createOpenAI({ apiKey: "none", baseURL: modelUrl }).chat("bench");

/** Puts to the model what ours put to it last. */
async function askModel(content: string): Promise<Timed> {
  const startedAt = performance.now();
  const { textStream } = streamText({ model, prompt: content, maxRetries: 0 });
  let firstMs = Number.NaN;
  let length = 0;
  for await (const piece of textStream) {
    if (Number.isNaN(firstMs)) firstMs = performance.now() - startedAt;
    length += piece.length;
  }
  return { firstMs, totalMs: performance.now() - startedAt, isWhole: length > 0 };
}

async function openChat(cookie: string) {
  const answer = await fetch(`${stack.url}/api/trpc/chat.start`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: mutationBody({ idempotencyKey: randomUUID() }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return { cookie, ...mutationAnswer<{ conversationId: string }>(await answer.json()) };
}

async function search(cookie: string): Promise<number> {
  const input = encodeURIComponent(mutationBody({ query: question }));
  const startedAt = performance.now();
  const answer = await fetch(`${stack.url}/api/trpc/kb.search?input=${input}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.text();
  return performance.now() - startedAt;
}

async function lastPrompt(): Promise<string> {
  const sent = sentSchema.parse(await (await fetch(modelUrl)).json());
  return sent.messages.at(-1)?.content ?? "";
}

const at = (timed: readonly Timed[], share: number) => ({
  first: rounded(
    quantile(
      timed.map(({ firstMs }) => firstMs),
      share,
    ),
    1,
  ),
  total: rounded(
    quantile(
      timed.map(({ totalMs }) => totalMs),
      share,
    ),
    1,
  ),
});

try {
  const cookies = await signedInPeople(stack, { slug: "2bot", role: "customer", count: atOnce });
  const chats = [];
  for (const cookie of cookies) chats.push(await openChat(cookie));
  const pairs: { ours: Timed; direct: Timed; searchMs: number }[] = [];
  for (let i = 0; i < warmUp + samples; i += 1) {
    const chat = chats[i % chats.length];
    if (!chat) break;
    const ours = await askUs(chat);
    const direct = await askModel(await lastPrompt());
    const searchMs = await search(chat.cookie);
    if (i >= warmUp) pairs.push({ ours, direct, searchMs });
  }
  const prompt = await lastPrompt();
  const settled = await Promise.allSettled(chats.map(askUs));
  const many = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const manyDirect = await Promise.all(chats.map(() => askModel(prompt)));
  const ours = at(
    pairs.map((pair) => pair.ours),
    0.5,
  );
  const direct = at(
    pairs.map((pair) => pair.direct),
    0.5,
  );
  const searchMs = rounded(median(pairs.map((pair) => pair.searchMs)), 1);
  const whole = many.filter(({ isWhole }) => isWhole).length;
  console.log(
    JSON.stringify({
      bench: "chat",
      ratio_first_p50: rounded(ours.first / direct.first),
      ratio_first_less_search_p50: rounded((ours.first - searchMs) / direct.first),
      ratio_total_p50: rounded(ours.total / direct.total),
      goal_first_less_search: 1.2,
      samples,
      ours_first_ms: ours.first,
      direct_first_ms: direct.first,
      search_p50_ms: searchMs,
      ours_total_ms: ours.total,
      direct_total_ms: direct.total,
      at_once: atOnce,
      dropped: atOnce - whole,
      ratio_first_at_once_p95: rounded(at(many, 0.95).first / at(manyDirect, 0.95).first),
      ratio_total_at_once_p95: rounded(at(many, 0.95).total / at(manyDirect, 0.95).total),
      ours_first_at_once_p95_ms: at(many, 0.95).first,
      ours_total_at_once_p95_ms: at(many, 0.95).total,
    }),
  );
  process.exitCode = whole === atOnce && pairs.every((pair) => pair.ours.isWhole) ? 0 : 1;
} finally {
  await stack.stop();
  modelServer.disconnect();
}
