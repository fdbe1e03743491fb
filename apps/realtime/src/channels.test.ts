import { describe, expect, it } from "vitest";
import { nextOf, recordEvents, settle, startRealtime, subscribe } from "./testing/harness.ts";

describe("channels", () => {
  it.each(["news", "private-news", "private-encrypted-news", "presence-news"])(
    "carry events: %s",
    async (name) => {
      const { api, connect } = await startRealtime();
      const channel = await subscribe(await connect(), name);
      const arrived = nextOf(channel, "greeting");
      await api.trigger(name, "greeting", { text: "¡hola! ✓" });
      expect(await arrived).toEqual({ text: "¡hola! ✓" });
    },
  );

  it("reach every named channel, and only their subscribers", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect();
    const [first, second, other] = [
      await subscribe(client, "first"),
      await subscribe(client, "second"),
      await subscribe(client, "other"),
    ];
    const heard = recordEvents(other);
    const both = Promise.all([nextOf(first, "both"), nextOf(second, "both")]);
    await api.trigger(["first", "second"], "both", {});
    await both;
    await settle(api, other);
    expect(heard).toEqual(["barrier"]);
  });

  it("leave out the socket that published", async () => {
    const { api, connect } = await startRealtime();
    const [author, reader] = [await connect(), await connect()];
    const [own, others] = [await subscribe(author, "private-room"), await subscribe(reader, "private-room")];
    const heard = recordEvents(own);
    const arrived = nextOf(others, "said");
    await api.trigger("private-room", "said", {}, { socket_id: author.connection.socket_id });
    await arrived;
    await settle(api, own);
    expect(heard).toEqual(["barrier"]);
  });

  it("stop after unsubscribing, and are vacant then", async () => {
    const { api, open } = await startRealtime();
    const { join, send, flush, frames, established } = await open();
    await established;
    await join("news");
    send({ event: "pusher:unsubscribe", data: { channel: "news" } });
    await flush();
    await api.trigger("news", "late", {});
    await flush();
    expect(frames.map(({ event }) => event)).not.toContain("late");
    expect(await (await api.get({ path: "/channels/news" })).json()).toEqual({ occupied: false });
  });

  it("answer a second subscription without counting it", async () => {
    const { api, open } = await startRealtime();
    const { join, established } = await open();
    await established;
    await join("news");
    expect((await join("news")).event).toBe("pusher_internal:subscription_succeeded");
    const read = await api.get({ path: "/channels/news", params: { info: "subscription_count" } });
    expect(await read.json()).toEqual({ occupied: true, subscription_count: 1 });
  });

  it.each(["", "with space", "a:b", "x".repeat(201), "#server-to-user-", "private-ñ"])(
    "have no name like %j",
    async (name) => {
      const { open } = await startRealtime();
      const { send, next, established } = await open();
      await established;
      const refused = next("pusher:error");
      send({ event: "pusher:subscribe", data: { channel: name } });
      expect(String((await refused).data)).toContain("Invalid channel name");
    },
  );

  it("are limited for each connection", async () => {
    const { open } = await startRealtime({ limits: { maxChannelsPerConnection: 2 } });
    const { join, established } = await open();
    await established;
    await join("one");
    await join("two");
    expect((await join("three")).event).toBe("pusher:subscription_error");
    expect((await join("two")).event).toBe("pusher_internal:subscription_succeeded");
  });
});

describe("subscription_count", () => {
  it("tells many joins in few frames", async () => {
    const { open } = await startRealtime({ limits: { countWindowMs: 150 } });
    const watcher = await open();
    await watcher.established;
    await watcher.join("crowd");
    const joiners = await Promise.all(Array.from({ length: 30 }, () => open()));
    for (const joiner of joiners) {
      await joiner.established;
      await joiner.join("crowd");
    }
    const counts = () => watcher.frames.filter(({ event }) => event === "pusher_internal:subscription_count");
    await expect.poll(() => counts().at(-1)?.data).toBe(JSON.stringify({ subscription_count: 31 }));
    expect(counts().length).toBeLessThan(15);
  });
});

describe("cache channels", () => {
  it("show the last published event to a newcomer", async () => {
    const { api, connect } = await startRealtime();
    await api.trigger("private-cache-board", "state", { step: 1 });
    await api.trigger("private-cache-board", "state", { step: 2 });
    const channel = (await connect()).subscribe("private-cache-board");
    expect(await nextOf(channel, "state")).toEqual({ step: 2 });
    const read = await api.get({ path: "/channels/private-cache-board", params: { info: "cache" } });
    expect(await read.json()).toMatchObject({ cache: { data: '{"step":2}' } });
  });

  it("say when there is nothing to show", async () => {
    const { connect } = await startRealtime();
    const channel = (await connect()).subscribe("cache-empty");
    await nextOf(channel, "pusher:cache_miss");
  });
});
