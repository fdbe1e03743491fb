import type { Limits } from "./limits.ts";
import type { Frame } from "./protocol.ts";

type CachedEvent = { frame: Frame; data: string; expiresAt: number };

/** The last published event of each cache channel; the channel unused for longest is forgotten first. */
export function createEventCache({ cacheTtlMs, maxCachedEvents }: Limits, now = () => Date.now()) {
  const events = new Map<string, CachedEvent>();

  return {
    put(channel: string, frame: Frame, data: string) {
      events.delete(channel);
      events.set(channel, { frame, data, expiresAt: now() + cacheTtlMs });
      const oldest = events.keys().next();
      if (events.size > maxCachedEvents && !oldest.done) events.delete(oldest.value);
    },

    get(channel: string) {
      const event = events.get(channel);
      if (!event) return null;
      const ttlMs = event.expiresAt - now();
      if (ttlMs > 0) return { frame: event.frame, data: event.data, ttlSeconds: Math.ceil(ttlMs / 1_000) };
      events.delete(channel);
      return null;
    },
  };
}
