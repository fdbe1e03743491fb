import { randomUUID } from "node:crypto";
import { demoPassword } from "@handrail/demo";
import { readSecrets } from "../scripts/stack/state.ts";
import { listenTo, rawPublisher, sendReply } from "./delivery.ts";
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
  const { pusherKey } = await readSecrets(stack.dataDir);
  const agentCookie = await signIn(stack.url, "agent@2bot.example", demoPassword);
  const customerCookie = await signIn(stack.url, "customer@2bot.example", demoPassword);
  const opened = await fetch(`${stack.url}/api/trpc/tickets.open`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: customerCookie },
    body: mutationBody({ idempotencyKey: randomUUID(), subject: "Bench", description: "How fast is it?" }),
  });
  if (!opened.ok) throw new Error(await opened.text());
  const { conversationId } = mutationAnswer<{ conversationId: string }>(await opened.json());
  const client = connectRealtime({ ...stack, cookie: customerCookie, key: pusherKey });
  const listener = await listenTo(client, conversationId);
  const publishRaw = await rawPublisher(stack.dataDir);

  const totals: number[] = [];
  const afterCommit: number[] = [];
  const raw: number[] = [];
  for (let i = 0; i < warmUp + samples; i += 1) {
    const message = await sendReply(stack.url, agentCookie, listener);
    const rawMs = await publishRaw(listener);
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
