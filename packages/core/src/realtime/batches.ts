import type { Push } from "@handrail/contracts";

/** One event on one channel, as a Pusher server takes it. */
export type WireEvent = { channel: string; name: string; data: string };

const eventsPerRequest = 10;
const largestEventBytes = 10_000;

/** PURE. The events of pushes; a message too large for one event travels as its cursor alone. */
export function toEvents(pushes: readonly Push[]): WireEvent[] {
  return pushes.flatMap((push) => {
    const whole = JSON.stringify(push.data);
    const fits = Buffer.byteLength(whole) <= largestEventBytes;
    const data = fits ? whole : JSON.stringify({ ...push.data, message: undefined });
    return push.channels.map((channel) => ({ channel, name: push.name, data }));
  });
}

/** PURE. Whether another entry of `size` events still fits into a request that holds `taken`. */
export const fitsRequest = (taken: number, size: number) => taken === 0 || taken + size <= eventsPerRequest;

/** PURE. Events in the largest groups that one request takes. */
export function requestsOf(events: readonly WireEvent[]): WireEvent[][] {
  const requests: WireEvent[][] = [];
  for (let i = 0; i < events.length; i += eventsPerRequest)
    requests.push(events.slice(i, i + eventsPerRequest));
  return requests;
}
