import { randomUUID } from "node:crypto";
import { channels } from "@handrail/contracts";
import Pusher from "pusher";
import type PusherClient from "pusher-js";
import { readSecrets, readState } from "../scripts/stack/state.ts";
import { mutationBody } from "./rpc.ts";

export const body = "Thank you for the details. I have restarted the gateway; please try once more.";

/** Listens to a conversation; `arrived` resolves to when what carries the key was called back. */
export async function listenTo(client: PusherClient, conversationId: string) {
  const name = channels.conversation(conversationId);
  const channel = client.subscribe(name);
  await new Promise<void>((resolve, reject) => {
    channel.bind("pusher:subscription_succeeded", () => resolve());
    channel.bind("pusher:subscription_error", reject);
  });
  const waiting = new Map<string, () => void>();
  const tell = (key = "") => {
    waiting.get(key)?.();
    waiting.delete(key);
  };
  channel.bind("message", (data: { message?: { clientId?: string } }) => tell(data.message?.clientId));
  channel.bind("raw", (data: { key: string }) => tell(data.key));
  const arrived = (key: string) =>
    new Promise<number>((resolve) => waiting.set(key, () => resolve(performance.now())));
  return { name, conversationId, arrived };
}

export type Listener = Awaited<ReturnType<typeof listenTo>>;

/** An agent's reply over HTTP until the customer's callback; `afterCommit` is from the answer on. */
export async function sendReply(url: string, agentCookie: string, { conversationId, arrived }: Listener) {
  const clientId = randomUUID();
  const seen = arrived(clientId);
  const sentAt = performance.now();
  const response = await fetch(`${url}/api/trpc/conversations.agentReply`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: agentCookie },
    body: mutationBody({ conversationId, clientId, body, lastSeenSeq: 1_000_000 }),
  });
  const answeredAt = performance.now();
  if (!response.ok) throw new Error(await response.text());
  const seenAt = await seen;
  return { total: seenAt - sentAt, afterCommit: seenAt - answeredAt };
}

/** Publishes straight to the realtime server of a stack. */
export async function rawPublisher(dataDir: string) {
  const secrets = await readSecrets(dataDir);
  const { realtime: port } = await readState(dataDir, "ports.json");
  const publisher = new Pusher({
    appId: secrets.pusherAppId,
    key: secrets.pusherKey,
    secret: secrets.pusherSecret,
    host: "127.0.0.1",
    port: String(port),
    useTLS: false,
  });
  return async ({ name, arrived }: Listener) => {
    const key = randomUUID();
    const seen = arrived(key);
    const sentAt = performance.now();
    await publisher.trigger(name, "raw", { key, body });
    return (await seen) - sentAt;
  };
}
