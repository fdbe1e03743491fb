import { randomUUID } from "node:crypto";
import { channels } from "@handrail/contracts";
import { demoPassword } from "@handrail/demo";
import Pusher from "pusher";
import { readSecrets, readState } from "../scripts/stack/state.ts";
import { median, quantile, rounded } from "./load.ts";
import { connectRealtime } from "./realtime-client.ts";
import { mutationAnswer, mutationBody } from "./rpc.ts";
import { signIn } from "./sign-in.ts";
import { startBenchStack } from "./stack.ts";

/**
 * An agent's reply sent over HTTP until the customer's callback runs, against an event published straight to the same
 * realtime server until the same client's callback runs. One at a time, in turn. `after_commit` leaves out the command
 * itself: from its answer having been written to the callback, negative when the customer saw it first.
 */
const samples = 300;
const warmUp = 30;

const stack = await startBenchStack();

try {
  const secrets = await readSecrets(stack.dataDir);
  const { realtime: realtimePort } = await readState(stack.dataDir, "ports.json");
  const agentCookie = await signIn(stack.url, "agent@2bot.example", demoPassword);
  const customerCookie = await signIn(stack.url, "customer@2bot.example", demoPassword);
  const opened = await fetch(`${stack.url}/api/trpc/tickets.open`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: customerCookie },
    body: mutationBody({ idempotencyKey: randomUUID(), subject: "Bench", description: "How fast is it?" }),
  });
  if (!opened.ok) throw new Error(await opened.text());
  const { conversationId } = mutationAnswer<{ conversationId: string }>(await opened.json());
  const channelName = channels.conversation(conversationId);

  const client = connectRealtime({ ...stack, cookie: customerCookie, key: secrets.pusherKey });
  const channel = client.subscribe(channelName);
  await new Promise<void>((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve());
    channel.bind("pusher:subscription_error", reject);
  });

  const waiting = new Map<string, () => void>();
  const arrived = (key: string) =>
    new Promise<number>((resolve) => waiting.set(key, () => resolve(performance.now())));
  channel.bind("message", (data: { message?: { clientId?: string } }) =>
    waiting.get(data.message?.clientId ?? "")?.(),
  );
  channel.bind("raw", (data: { key: string }) => waiting.get(data.key)?.());

  const publisher = new Pusher({
    appId: secrets.pusherAppId,
    key: secrets.pusherKey,
    secret: secrets.pusherSecret,
    host: "127.0.0.1",
    port: String(realtimePort),
    useTLS: false,
  });
  const body = "Thank you for the details. I have restarted the gateway; please try once more.";

  const sendMessage = async () => {
    const clientId = randomUUID();
    const seen = arrived(clientId);
    const sentAt = performance.now();
    const response = await fetch(`${stack.url}/api/trpc/conversations.agentReply`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: agentCookie },
      body: mutationBody({ conversationId, clientId, body, lastSeenSeq: 1_000_000 }),
    });
    const answeredAt = performance.now();
    if (!response.ok) throw new Error(await response.text());
    const seenAt = await seen;
    return { total: seenAt - sentAt, afterCommit: seenAt - answeredAt };
  };
  const publishRaw = async () => {
    const key = randomUUID();
    const seen = arrived(key);
    const sentAt = performance.now();
    await publisher.trigger(channelName, "raw", { key, body });
    return (await seen) - sentAt;
  };

  const totals: number[] = [];
  const afterCommit: number[] = [];
  const raw: number[] = [];
  for (let i = 0; i < warmUp + samples; i += 1) {
    const message = await sendMessage();
    const rawMs = await publishRaw();
    if (i < warmUp) continue;
    totals.push(message.total);
    afterCommit.push(message.afterCommit);
    raw.push(rawMs);
  }
  client.disconnect();
  console.log(
    JSON.stringify({
      bench: "realtime",
      ratio_p50: rounded(median(totals) / median(raw)),
      ratio_p99: rounded(quantile(totals, 0.99) / quantile(raw, 0.99)),
      goal_p50: 1.5,
      goal_p99: 2,
      samples,
      message_p50_ms: rounded(median(totals)),
      message_p99_ms: rounded(quantile(totals, 0.99)),
      raw_p50_ms: rounded(median(raw)),
      raw_p99_ms: rounded(quantile(raw, 0.99)),
      after_commit_p50_ms: rounded(median(afterCommit)),
    }),
  );
} finally {
  await stack.stop();
}
