export type Limits = {
  activityTimeoutMs: number;
  pongTimeoutMs: number;
  maxConnections: number;
  maxChannelsPerConnection: number;
  maxPresenceMembers: number;
  maxPresenceInfoBytes: number;
  maxWatchlist: number;
  maxEventBytes: number;
  maxChannelsPerEvent: number;
  maxBatch: number;
  maxBodyBytes: number;
  /** One message of a client, envelope included. Longer ones close the socket with 1009. */
  maxMessageBytes: number;
  /** Bytes a socket may leave unread before it is cut off. */
  maxBufferedBytes: number;
  clientEventsPerSecond: number;
  /** The client events that are passed on, by name; null: all. */
  clientEventNames: readonly string[] | null;
  messagesPerSecond: number;
  /** pusher-js resubscribes to everything at once after a reconnect. */
  messageBurst: number;
  /** Joins and leaves inside this window become one `subscription_count`. */
  countWindowMs: number;
  crowdedCountWindowMs: number;
  crowdedFrom: number;
  cacheTtlMs: number;
  maxCachedEvents: number;
  shutdownGraceMs: number;
  /**
   * For how long a subscription to a guarded channel waits for the connection to sign in before it is refused; 0: none
   * needs to. Whoever has not signed in cannot be cut off with `terminate_connections`.
   */
  signInWithinMs: number;
};

export const defaultLimits: Limits = {
  activityTimeoutMs: 120_000,
  pongTimeoutMs: 30_000,
  maxConnections: 10_000,
  maxChannelsPerConnection: 250,
  maxPresenceMembers: 100,
  maxPresenceInfoBytes: 1_024,
  maxWatchlist: 100,
  maxEventBytes: 10_240,
  maxChannelsPerEvent: 100,
  maxBatch: 10,
  maxBodyBytes: 512 * 1_024,
  maxMessageBytes: 64 * 1_024,
  maxBufferedBytes: 1_024 * 1_024,
  clientEventsPerSecond: 10,
  clientEventNames: null,
  messagesPerSecond: 100,
  messageBurst: 500,
  countWindowMs: 100,
  crowdedCountWindowMs: 5_000,
  crowdedFrom: 100,
  cacheTtlMs: 30 * 60_000,
  maxCachedEvents: 1_000,
  shutdownGraceMs: 1_000,
  signInWithinMs: 0,
};

/** Allows `burst` at once and `perSecond` on average. `now` returns milliseconds. */
export function createTokenBucket(perSecond: number, burst = perSecond, now = () => performance.now()) {
  let tokens = burst;
  let refilledAt = now();
  return {
    take() {
      const at = now();
      tokens = Math.min(burst, tokens + ((at - refilledAt) / 1_000) * perSecond);
      refilledAt = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
