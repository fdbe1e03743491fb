import { setTimeout as wait } from "node:timers/promises";
import { type Credentials, sign } from "./signatures.ts";

export type WebhookEvent =
  | { name: "channel_occupied" | "channel_vacated" | "cache_miss"; channel: string }
  | { name: "member_added" | "member_removed"; channel: string; user_id: string }
  | {
      name: "client_event";
      channel: string;
      event: string;
      data: string;
      socket_id: string;
      user_id?: string;
    };

/** Where events are sent; with `events` these alone, with `channelPrefix` those of channels named so. */
export type WebhookTarget = { url: string; events?: readonly string[]; channelPrefix?: string };
type Options = { target: WebhookTarget | undefined; credentials: Credentials; log: (line: string) => void };

const batchSize = 100;
const maxQueued = 10_000;
const attempts = 5;
const collectMs = 20;
const firstRetryMs = 250;
const timeoutMs = 10_000;

const isWanted = ({ events, channelPrefix = "" }: WebhookTarget, { name, channel }: WebhookEvent) =>
  (events?.includes(name) ?? true) && channel.startsWith(channelPrefix);

/** Sends events in order, in signed batches, each tried five times. Without an address it swallows them. */
export function createWebhooks({ target, credentials, log }: Options) {
  const queue: WebhookEvent[] = [];
  const stopped = new AbortController();
  let isSending = false;

  async function post(url: string, body: string) {
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        "content-type": "application/json",
        "x-pusher-key": credentials.key,
        "x-pusher-signature": sign(credentials.secret, body),
      },
      body,
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  }

  async function deliver(url: string, events: WebhookEvent[]) {
    const body = JSON.stringify({ time_ms: Date.now(), events });
    for (let attempt = 1; attempt <= attempts && !stopped.signal.aborted; attempt += 1) {
      try {
        return await post(url, body);
      } catch (error) {
        if (stopped.signal.aborted) return;
        log(
          `webhook attempt ${attempt} of ${attempts} failed: ${error instanceof Error ? error.message : error}`,
        );
        if (attempt < attempts) await pause(firstRetryMs * 2 ** (attempt - 1));
      }
    }
  }

  async function pause(ms: number) {
    await wait(ms, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
  }

  async function drain(url: string) {
    isSending = true;
    await pause(collectMs);
    while (queue.length > 0 && !stopped.signal.aborted) await deliver(url, queue.splice(0, batchSize));
    isSending = false;
  }

  return {
    notify(event: WebhookEvent) {
      if (!target || stopped.signal.aborted || !isWanted(target, event)) return;
      if (queue.length >= maxQueued) return log(`webhook queue is full: dropped ${event.name}`);
      queue.push(event);
      if (!isSending) void drain(target.url);
    },
    close: () => stopped.abort(),
  };
}
