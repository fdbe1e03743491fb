import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { WebSocket } from "ws";
import { readSecrets } from "../scripts/stack/state.ts";
import { body, type Listener, listenTo, rawPublisher, sendReply } from "./delivery.ts";
import { median, quantile, rounded } from "./load.ts";
import { signedInPeople } from "./people.ts";
import { connectRealtime } from "./realtime-client.ts";
import { mutationAnswer, mutationBody } from "./rpc.ts";
import { startBenchStack } from "./stack.ts";

/**
 * 500 chats at once, each with its customer connected. An agent writes into one after the other: from sending until the
 * customer's callback, against an event published straight to the same realtime server, against that and the one durable
 * commit that it cannot do without (`ratio_durable`), and against a message through a plain `ws` echo. Memory is what web and realtime together hold more with the chats than without, for each of them.
 */
const chatCount = 500;
const samples = 400;
const warmUp = 40;
const atOnce = 20;

const stack = await startBenchStack();
const echo = fork(path.join(import.meta.dirname, "echo-server.ts"));
const [{ port: echoPort }] = await once(echo, "message");

async function call<T>(procedure: string, cookie: string, input: unknown): Promise<T> {
  const answer = await fetch(`${stack.url}/api/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: mutationBody(input),
  });
  if (!answer.ok) throw new Error(`${procedure}: ${await answer.text()}`);
  return mutationAnswer<T>(await answer.json());
}

/** What a process of the stack holds in memory, in kB. */
async function heldBy(name: "web" | "realtime"): Promise<number> {
  const status = await readFile(`/proc/${stack.processes[name]?.pid()}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}
const held = async () => (await heldBy("web")) + (await heldBy("realtime"));

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return results;
}

async function echoes(count: number): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${echoPort}`);
  await once(socket, "open");
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const sentAt = performance.now();
    socket.send(body);
    await once(socket, "message");
    times.push(performance.now() - sentAt);
  }
  socket.close();
  return times;
}

/** One transaction that only has to be on disk before it is answered. */
async function commit(database: pg.Client): Promise<number> {
  const sentAt = performance.now();
  await database.query("SELECT pg_logical_emit_message(true, 'bench', $1)", [body]);
  return performance.now() - sentAt;
}

const database = new pg.Client(stack.urls.appUrl);
try {
  await database.connect();
  const { pusherKey: key } = await readSecrets(stack.dataDir);
  const customers = await signedInPeople(stack, { slug: "2bot", role: "customer", count: chatCount });
  const [agent = ""] = await signedInPeople(stack, { slug: "2bot", role: "agent", count: 1 });
  const chats = await inTurns(customers, async (cookie) => {
    const { conversationId } = await call<{ conversationId: string }>("chat.start", cookie, {
      idempotencyKey: randomUUID(),
    });
    await call("chat.requestHuman", cookie, { conversationId });
    await call("chat.accept", agent, { conversationId });
    return { cookie, conversationId };
  });
  const before = await held();
  const clients = new Set<ReturnType<typeof connectRealtime>>();
  const listeners = await inTurns(chats, ({ cookie, conversationId }): Promise<Listener> => {
    const client = connectRealtime({ ...stack, cookie, key });
    clients.add(client);
    return listenTo(client, conversationId);
  });
  const after = await held();

  const publishRaw = await rawPublisher(stack.dataDir);
  const totals: number[] = [];
  const raw: number[] = [];
  const commits: number[] = [];
  for (let i = 0; i < warmUp + samples; i += 1) {
    const listener = listeners[(i * 7) % listeners.length];
    if (!listener) break;
    const { total } = await sendReply(stack.url, agent, listener);
    const rawMs = await publishRaw(listener);
    const commitMs = await commit(database);
    if (i < warmUp) continue;
    totals.push(total);
    raw.push(rawMs);
    commits.push(commitMs);
  }
  const echoed = (await echoes(warmUp + samples)).slice(warmUp);
  for (const client of clients) client.disconnect();
  console.log(
    JSON.stringify({
      bench: "chat-delivery",
      ratio_p50: rounded(median(totals) / median(raw)),
      ratio_p99: rounded(quantile(totals, 0.99) / quantile(raw, 0.99)),
      goal_p50: 1.5,
      goal_p99: 2,
      ratio_durable_p50: rounded(median(totals) / (median(raw) + median(commits))),
      ratio_echo_p50: rounded(median(totals) / median(echoed)),
      ratio_echo_p99: rounded(quantile(totals, 0.99) / quantile(echoed, 0.99)),
      chats: listeners.length,
      samples,
      message_p50_ms: rounded(median(totals)),
      message_p99_ms: rounded(quantile(totals, 0.99)),
      raw_p50_ms: rounded(median(raw)),
      raw_p99_ms: rounded(quantile(raw, 0.99)),
      commit_p50_ms: rounded(median(commits)),
      echo_p50_ms: rounded(median(echoed)),
      kb_per_idle_chat: rounded((after - before) / listeners.length, 1),
    }),
  );
} finally {
  await database.end();
  await stack.stop();
  echo.disconnect();
}
