import { describe, expect, it } from "vitest";
import { sign } from "./signatures.ts";
import {
  credentials,
  nextOf,
  openSocket,
  recordEvents,
  settle,
  startRealtime,
  subscribe,
} from "./testing/harness.ts";

describe("client events", () => {
  it("reach the others and never the sender", async () => {
    const { api, connect } = await startRealtime();
    const [own, others] = [
      await subscribe(await connect(), "private-room"),
      await subscribe(await connect(), "private-room"),
    ];
    const heard = recordEvents(own);
    const arrived = nextOf(others, "client-typing");
    own.trigger("client-typing", { name: "Anna" });
    expect(await arrived).toEqual({ name: "Anna" });
    await settle(api, own);
    expect(heard).toEqual(["barrier"]);
  });

  it("carry the member's own user_id, whatever the sender claims", async () => {
    const { port } = await startRealtime();
    const [sender, reader] = [
      await joined(port, "presence-room", "mallory"),
      await joined(port, "presence-room", "anna"),
    ];
    const arrived = reader.next("client-typing");
    sender.send({
      event: "client-typing",
      channel: "presence-room",
      data: { user_id: "anna" },
      user_id: "anna",
    });
    expect(await arrived).toEqual({
      event: "client-typing",
      channel: "presence-room",
      data: { user_id: "anna" },
      user_id: "mallory",
    });
  });

  it("carry no user_id on private channels", async () => {
    const { port } = await startRealtime();
    const [sender, reader] = [await joined(port, "private-room"), await joined(port, "private-room")];
    const arrived = reader.next("client-typing");
    sender.send({ event: "client-typing", channel: "private-room", data: {}, user_id: "anna" });
    expect(await arrived).not.toHaveProperty("user_id");
  });

  it.each(["news", "private-encrypted-room"])("are refused on %s", async (name) => {
    const { api, connect } = await startRealtime();
    const [sender, reader] = [await connect(), await connect()];
    await subscribe(sender, name);
    const channel = await subscribe(reader, name);
    const heard = recordEvents(channel);
    const refused = nextOf(sender.connection, "error");
    sender.send_event("client-typing", {}, name);
    expect(await refused).toMatchObject({ data: { code: 4301 } });
    await settle(api, channel);
    expect(heard).toEqual(["barrier"]);
  });

  it("are refused on channels that the sender has not joined", async () => {
    const { api, connect, open } = await startRealtime();
    const channel = await subscribe(await connect(), "private-room");
    const heard = recordEvents(channel);
    const stranger = await open();
    await stranger.established;
    const refused = stranger.next("pusher:error");
    stranger.send({ event: "client-typing", channel: "private-room", data: {} });
    expect(String((await refused).data)).toContain("4301");
    await settle(api, channel);
    expect(heard).toEqual(["barrier"]);
  });

  it.each(["greeting", "pusher:anything", "pusher_internal:member_added"])(
    "must be client events, not %s",
    async (event) => {
      const { port } = await startRealtime();
      const [sender, reader] = [await joined(port, "private-room"), await joined(port, "private-room")];
      const refused = sender.next("pusher:error");
      sender.send({ event, channel: "private-room", data: {} });
      await refused;
      await reader.flush();
      expect(reader.frames.map((frame) => frame.event)).not.toContain(event);
    },
  );

  it("stop at ten in a second", async () => {
    const { port } = await startRealtime();
    const [sender, reader] = [await joined(port, "private-room"), await joined(port, "private-room")];
    for (let index = 0; index < 40; index += 1) {
      sender.send({ event: "client-typing", channel: "private-room", data: { index } });
    }
    await sender.flush();
    await reader.flush();
    const delivered = reader.frames.filter(({ event }) => event === "client-typing").length;
    const refused = sender.frames.filter(({ event }) => event === "pusher:error").length;
    expect(delivered + refused).toBe(40);
    expect(delivered).toBeGreaterThanOrEqual(10);
    expect(delivered).toBeLessThan(20);
  });

  it("are refused when their data is too long", async () => {
    const { port } = await startRealtime();
    const [sender, reader] = [await joined(port, "private-room"), await joined(port, "private-room")];
    const refused = sender.next("pusher:error");
    sender.send({ event: "client-typing", channel: "private-room", data: "x".repeat(10_241) });
    expect(String((await refused).data)).toContain("10240 bytes");
    await reader.flush();
    expect(reader.frames.map(({ event }) => event)).not.toContain("client-typing");
  });

  it("cannot take the server down with nesting", async () => {
    const { port } = await startRealtime();
    const [sender, reader] = [await joined(port, "private-room"), await joined(port, "private-room")];
    const depth = 30_000;
    const nested = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    sender.send(`{"event":"client-typing","channel":"private-room","data":${nested}}`);
    await Promise.race([sender.closed, sender.next("pusher:error")]);
    await reader.flush();
  });
});

async function joined(port: number, channel: string, userId = "anna") {
  const socket = await openSocket(port);
  const { socket_id } = await socket.established;
  const channel_data = channel.startsWith("presence-") ? JSON.stringify({ user_id: userId }) : undefined;
  const text = [socket_id, channel, channel_data].filter(Boolean).join(":");
  const answer = await socket.join(channel, {
    auth: `${credentials.key}:${sign(credentials.secret, text)}`,
    channel_data,
  });
  expect(answer.event).toBe("pusher_internal:subscription_succeeded");
  return socket;
}
