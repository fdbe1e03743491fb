import { describe, expect, it } from "vitest";
import { createRealtimeServer } from "./index.ts";
import { credentials, nextOf, startRealtime, subscribe } from "./testing/harness.ts";

describe("connecting", () => {
  it("gives a socket id and the activity timeout", async () => {
    const { open } = await startRealtime();
    const { established, frames } = await open();
    expect(await established).toEqual({
      socket_id: expect.stringMatching(/^\d+\.\d+$/),
      activity_timeout: 120,
    });
    expect(frames[0]?.data).toBeTypeOf("string");
  });

  it.each([
    ["an unknown key", "/app/other-key?protocol=7", 4001],
    ["an old protocol", `/app/${credentials.key}?protocol=4`, 4007],
    ["no protocol", `/app/${credentials.key}`, 4007],
  ])("refuses %s", async (_, path, code) => {
    const { open } = await startRealtime();
    const { closed, frames } = await open(path);
    expect(await closed).toBe(code);
    expect(frames).toEqual([]);
  });

  it("refuses upgrades elsewhere", async () => {
    const { open } = await startRealtime();
    expect(await (await open("/apps/7/events")).closed).toBe(1006);
  });

  it("refuses more than it can carry, for now", async () => {
    const { open } = await startRealtime({ limits: { maxConnections: 1 } });
    await (await open()).established;
    expect(await (await open()).closed).toBe(4100);
  });
});

describe("liveness", () => {
  it("answers a ping", async () => {
    const { open } = await startRealtime();
    const { established, flush } = await open();
    await established;
    await flush();
  });

  it("pings the silent, keeps those who answer and closes those who do not", async () => {
    const { open } = await startRealtime({ limits: { activityTimeoutMs: 60, pongTimeoutMs: 120 } });
    const [alive, dead] = [await open(), await open()];
    alive.socket.on("message", (raw) => {
      if (raw.toString().includes("pusher:ping")) alive.send({ event: "pusher:pong" });
    });
    expect(await dead.closed).toBe(4201);
    expect(dead.frames.map(({ event }) => event)).toEqual(["pusher:connection_established", "pusher:ping"]);
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
  });
});

describe("hostile peers", () => {
  it.each(["", "{", "[]", "null", '"text"', '{"event":7}', '{"data":{}}', '{"event":""}'])(
    "may send %j and are told so",
    async (text) => {
      const { open } = await startRealtime();
      const { established, send, next, flush } = await open();
      await established;
      const refused = next("pusher:error");
      send(text);
      await refused;
      await flush();
    },
  );

  it.each([
    { event: "pusher:subscribe" },
    { event: "pusher:subscribe", data: { channel: ["private-a"] } },
    { event: "pusher:subscribe", data: { channel: "presence-a", auth: 7, channel_data: {} } },
    { event: "pusher:unsubscribe", data: null },
    { event: "client-x" },
  ])("may send half a message: %j", async (frame) => {
    const { open } = await startRealtime();
    const { established, send, flush } = await open();
    await established;
    send(frame);
    await flush();
  });

  it("are closed when a message is too long", async () => {
    const { open } = await startRealtime();
    const { established, send, closed } = await open();
    await established;
    send({ event: "client-x", data: "x".repeat(70_000) });
    expect(await closed).toBe(1009);
  });

  it("are sent away when they flood", async () => {
    const { open } = await startRealtime({ limits: { messageBurst: 50, messagesPerSecond: 1 } });
    const { established, send, closed } = await open();
    await established;
    for (let index = 0; index < 60; index += 1) send({ event: "pusher:ping" });
    expect(await closed).toBe(4100);
  });

  it("are cut off when they do not read, while others get everything", async () => {
    const lines: string[] = [];
    const { api, connect, open } = await startRealtime({
      limits: { maxBufferedBytes: 64 * 1_024 },
      log: (line) => lines.push(line),
    });
    const slow = await open();
    await slow.established;
    await slow.join("news");
    slow.socket.pause();

    const channel = await subscribe(await connect(), "news");
    let received = 0;
    channel.bind("bulk", () => {
      received += 1;
    });
    let sent = 0;
    while (lines.length === 0 && sent < 5_000) {
      await api.trigger("news", "bulk", "x".repeat(10_000));
      sent += 1;
    }
    expect(lines).toEqual([expect.stringContaining("does not read")]);
    await expect.poll(() => received).toBe(sent);
    const count = async () =>
      (await api.get({ path: "/channels/news", params: { info: "subscription_count" } })).json();
    await expect.poll(count).toMatchObject({ subscription_count: 1 });
  });
});

describe("restarting", () => {
  it("sends everybody away to come back at once", async () => {
    const { open, close } = await startRealtime();
    const { established, closed } = await open();
    await established;
    await close();
    expect(await closed).toBe(4200);
  });

  it("does not wait for a peer that ignores the close", async () => {
    const { open, close } = await startRealtime({ limits: { shutdownGraceMs: 50 } });
    const { established, socket } = await open();
    await established;
    socket.pause();
    await close();
  });

  it("has clients resubscribe by themselves on the new server", { timeout: 30_000 }, async () => {
    const { api, port, connect, close } = await startRealtime();
    const client = await connect();
    const channel = await subscribe(client, "private-room");
    const formerId = client.connection.socket_id;
    const subscribedAgain = nextOf(channel, "pusher:subscription_succeeded");

    await close();
    const successor = await createRealtimeServer({ ...credentials, host: "127.0.0.1", port });
    try {
      await subscribedAgain;
      expect(client.connection.socket_id).not.toBe(formerId);
      const arrived = nextOf(channel, "greeting");
      await api.trigger("private-room", "greeting", {});
      await arrived;
    } finally {
      await successor.close();
    }
  });

  it("says when its port is taken", async () => {
    const { port } = await startRealtime();
    await expect(createRealtimeServer({ ...credentials, host: "127.0.0.1", port })).rejects.toThrow(
      "EADDRINUSE",
    );
  });
});
