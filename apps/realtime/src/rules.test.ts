import { describe, expect, it } from "vitest";
import { createEventCache } from "./event-cache.ts";
import { heartbeatAction } from "./heartbeat.ts";
import { createTokenBucket, defaultLimits } from "./limits.ts";
import { channelTraits, isPublishableEvent } from "./names.ts";

describe("channelTraits", () => {
  const none = {
    isGuarded: false,
    isPresence: false,
    isCache: false,
    allowsClientEvents: false,
    userId: null,
  };

  it.each([
    ["news", none],
    ["cache-news", { ...none, isCache: true }],
    ["my-cache-news", none],
    ["private-a", { ...none, isGuarded: true, allowsClientEvents: true }],
    ["Private-a", none],
    ["private-cache-a", { ...none, isGuarded: true, isCache: true, allowsClientEvents: true }],
    ["private-encrypted-a", { ...none, isGuarded: true }],
    ["private-encrypted-cache-a", { ...none, isGuarded: true, isCache: true }],
    ["presence-a", { ...none, isGuarded: true, isPresence: true, allowsClientEvents: true }],
    [
      "presence-cache-a",
      { isGuarded: true, isPresence: true, isCache: true, allowsClientEvents: true, userId: null },
    ],
    ["#server-to-user-auth0|7", { ...none, userId: "auth0|7" }],
  ])("of %s", (name, traits) => {
    expect(channelTraits(name)).toEqual(traits);
  });

  it.each(["", " ", "a/b", "a\n", "#a", "#server-to-user-", "ñ", "x".repeat(201)])(
    "finds none in %j",
    (name) => {
      expect(channelTraits(name)).toBeNull();
    },
  );
});

describe("isPublishableEvent", () => {
  it.each([
    ["message", true],
    ["client-typing", true],
    ["pushers", true],
    ["", false],
    ["x".repeat(201), false],
    ["pusher:ping", false],
    ["pusher_internal:member_added", false],
  ])("%s: %s", (name, isPublishable) => {
    expect(isPublishableEvent(name)).toBe(isPublishable);
  });
});

describe("createTokenBucket", () => {
  it("gives the burst, then the rate, and never saves up more than the burst", () => {
    let now = 0;
    const bucket = createTokenBucket(10, 3, () => now);
    const taken = () => Array.from({ length: 5 }, bucket.take).filter(Boolean).length;
    expect(taken()).toBe(3);
    now += 100;
    expect(taken()).toBe(1);
    now += 60_000;
    expect(taken()).toBe(3);
  });
});

describe("heartbeatAction", () => {
  it.each([
    ["heard just now", { lastHeardAt: 0, pingedAt: null }, 119_999, "wait"],
    ["silent for two minutes", { lastHeardAt: 0, pingedAt: null }, 120_000, "ping"],
    ["pinged", { lastHeardAt: 0, pingedAt: 120_000 }, 149_999, "wait"],
    ["pinged half a minute ago", { lastHeardAt: 0, pingedAt: 120_000 }, 150_000, "close"],
  ])("%s", (_, liveness, now, action) => {
    expect(heartbeatAction(liveness, now, defaultLimits)).toBe(action);
  });
});

describe("createEventCache", () => {
  const frame = Buffer.from("{}");

  it("forgets after its time", () => {
    let now = 0;
    const cache = createEventCache({ ...defaultLimits, cacheTtlMs: 2_000 }, () => now);
    cache.put("cache-a", frame, "{}");
    now = 500;
    expect(cache.get("cache-a")).toEqual({ frame, data: "{}", ttlSeconds: 2 });
    now = 2_000;
    expect(cache.get("cache-a")).toBeNull();
  });

  it("forgets the channel that was published to longest ago", () => {
    const cache = createEventCache({ ...defaultLimits, maxCachedEvents: 2 });
    for (const channel of ["cache-a", "cache-b", "cache-a", "cache-c"]) cache.put(channel, frame, "{}");
    expect(["cache-a", "cache-b", "cache-c"].filter((channel) => cache.get(channel))).toEqual([
      "cache-a",
      "cache-c",
    ]);
  });
});
