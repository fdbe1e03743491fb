import type { Push } from "@handrail/contracts";
import { fitsRequest, requestsOf, toEvents, type WireEvent } from "./batches.ts";

type Entry = { id: string; events: WireEvent[] };

export type PublisherOptions = {
  /** Sends up to ten events in one request. */
  send(events: WireEvent[]): Promise<void>;
  /** Strikes entries off the outbox. */
  done(ids: string[]): Promise<void>;
  /** Told once when publishing begins to fail, and once when it works again. */
  onFailure(error: unknown): void;
  onRecovery(): void;
};

const longestQueue = 5_000;
const mostInFlight = 6;
const entriesPerLane = 25;
const pauseMs = 1_000;

/**
 * Publishes after commit without making anybody wait: at once when idle; what comes while a request is under way goes
 * out together with the next. What fails, or is too much, is left in the outbox for the worker.
 */
export function createPublisher(options: PublisherOptions) {
  let queue: Entry[] = [];
  let sent: string[] = [];
  let inFlight = 0;
  let isStriking = false;
  let pausedUntil = 0;
  let isFailing = false;
  let waiting: (() => void)[] = [];

  function settle() {
    if (queue.length > 0 || inFlight > 0 || sent.length > 0 || isStriking) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  async function strike() {
    if (isStriking) return;
    isStriking = true;
    while (sent.length > 0) {
      const ids = sent;
      sent = [];
      await options.done(ids).catch(options.onFailure);
    }
    isStriking = false;
    settle();
  }

  function takeBatch() {
    const batch: Entry[] = [];
    let size = 0;
    while (queue[0] && fitsRequest(size, queue[0].events.length)) {
      const entry = queue.shift();
      if (!entry) break;
      batch.push(entry);
      size += entry.events.length;
    }
    return batch;
  }

  async function sendBatch(batch: Entry[]) {
    try {
      for (const events of requestsOf(batch.flatMap((entry) => entry.events))) await options.send(events);
      sent.push(...batch.map((entry) => entry.id));
      if (isFailing) options.onRecovery();
      isFailing = false;
    } catch (error) {
      pausedUntil = Date.now() + pauseMs;
      queue = [];
      if (!isFailing) options.onFailure(error);
      isFailing = true;
    }
  }

  async function lane() {
    inFlight += 1;
    while (queue.length > 0) {
      await sendBatch(takeBatch());
      void strike();
    }
    inFlight -= 1;
    settle();
  }

  return {
    publish(id: string, pushes: readonly Push[]) {
      if (queue.length >= longestQueue || Date.now() < pausedUntil) return;
      queue.push({ id, events: toEvents(pushes) });
      if (inFlight < Math.min(mostInFlight, 1 + Math.floor(queue.length / entriesPerLane))) void lane();
    },
    settled: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        settle();
      }),
  };
}
