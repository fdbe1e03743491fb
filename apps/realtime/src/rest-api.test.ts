import type PusherApi from "pusher";
import { describe, expect, it } from "vitest";
import { nextOf, recordEvents, settle, startRealtime, subscribe } from "./testing/harness.ts";

const event = { name: "e", channel: "c", data: "{}" };
const many = (count: number) => Array.from({ length: count }, (_, index) => `channel-${index}`);

describe("REST refusals", () => {
  it.each([
    ["no JSON", "events", "{", 400, "not valid JSON"],
    ["no object", "events", "[]", 400, "expected object"],
    ["no name", "events", { ...event, name: undefined }, 400, "name"],
    ["a long name", "events", { ...event, name: "x".repeat(201) }, 400, "1 to 200 characters"],
    ["a name of the protocol", "events", { ...event, name: "pusher:error" }, 400, "no pusher: prefix"],
    ["an internal name", "events", { ...event, name: "pusher_internal:x" }, 400, "no pusher: prefix"],
    ["data that is no string", "events", { ...event, data: {} }, 400, "data"],
    ["no channel", "events", { ...event, channel: undefined }, 400, "channel or channels is missing"],
    ["a bad channel", "events", { ...event, channel: "a b" }, 400, "not a channel name"],
    ["101 channels", "events", { ...event, channel: undefined, channels: many(101) }, 400, "channels"],
    ["a bad socket id", "events", { ...event, socket_id: "1:2" }, 400, "socket_id"],
    ["unknown info", "events", { ...event, info: "secrets" }, 400, "info"],
    ["much data", "events", { ...event, data: "x".repeat(10_241) }, 413, "10240 bytes"],
    ["many bytes in few characters", "events", { ...event, data: "ñ".repeat(5_121) }, 413, "10240 bytes"],
    ["no batch", "batch_events", {}, 400, "batch"],
    ["eleven in a batch", "batch_events", { batch: Array.from({ length: 11 }, () => event) }, 400, "batch"],
    [
      "much data in a batch",
      "batch_events",
      { batch: [event, { ...event, data: "x".repeat(10_241) }] },
      413,
      "10240",
    ],
    ["a huge body", "events", { ...event, padding: "x".repeat(600_000) }, 413, "body"],
  ])("%s", async (_, path, body, status, message) => {
    const { api, port } = await startRealtime();
    const response = await post(api, port, path, typeof body === "string" ? body : JSON.stringify(body));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringContaining(message) });
  });

  it.each([
    ["GET", "/apps/7/events"],
    ["POST", "/apps/7/channels"],
    ["GET", "/apps/7/nothing"],
    ["GET", "/"],
    ["DELETE", "/apps/7/channels/x"],
  ])("nothing at %s %s", async (method, path) => {
    const { port } = await startRealtime();
    expect((await fetch(`http://127.0.0.1:${port}${path}`, { method })).status).toBe(404);
  });

  it("publishes nothing of a batch with a fault in it", async () => {
    const { api, port, connect } = await startRealtime();
    const channel = await subscribe(await connect(), "c");
    const heard = recordEvents(channel);
    const batch = [event, { ...event, data: "x".repeat(10_241) }];
    expect((await post(api, port, "batch_events", JSON.stringify({ batch }))).status).toBe(413);
    await settle(api, channel);
    expect(heard).toEqual(["barrier"]);
  });
});

describe("REST publishing", () => {
  it("takes the longest data, 100 channels and 10 in a batch", async () => {
    const { api, port, connect } = await startRealtime();
    const client = await connect();
    const last = await subscribe(client, "channel-99");
    const arrived = nextOf(last, "long");
    const data = JSON.stringify("x".repeat(10_238));
    const body = JSON.stringify({ name: "long", channels: many(100), data });
    expect((await post(api, port, "events", body)).status).toBe(200);
    expect(await arrived).toHaveLength(10_238);

    const names = many(10).map((name) => ({ channel: "channel-99", name, data: {} }));
    const all = Promise.all(names.map(({ name }) => nextOf(last, name)));
    await api.triggerBatch(names);
    await all;
  });

  it("tells what was asked about the channels", async () => {
    const { api, connect } = await startRealtime();
    await subscribe(await connect({ userId: "anna" }), "presence-room");
    await subscribe(await connect({ userId: "anna" }), "presence-room");
    const info = "user_count,subscription_count";
    const sent = await api.trigger(["presence-room", "empty"], "e", {}, { info });
    expect(await sent.json()).toEqual({
      channels: {
        "presence-room": { user_count: 1, subscription_count: 2 },
        empty: { subscription_count: 0 },
      },
    });
    const batch = await api.triggerBatch([{ channel: "presence-room", name: "e", data: {}, info }]);
    expect(await batch.json()).toEqual({ batch: [{ user_count: 1, subscription_count: 2 }] });
  });
});

describe("REST reading", () => {
  it("lists occupied channels by prefix", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect();
    for (const name of ["presence-a", "private-b", "c"]) await subscribe(client, name);
    expect(await read(api, "/channels")).toEqual({ channels: { "presence-a": {}, "private-b": {}, c: {} } });
    expect(await read(api, "/channels", { filter_by_prefix: "presence-", info: "user_count" })).toEqual({
      channels: { "presence-a": { user_count: 1 } },
    });
  });

  it.each([
    ["/channels", { info: "user_count" }],
    ["/channels/private-a", { info: "user_count" }],
    ["/channels/private-a/users", {}],
    ["/channels/not%20a%20name", {}],
    ["/channels/%E0%A4%A", {}],
  ])("refuses what cannot be known: %s", async (path, params) => {
    const { api } = await startRealtime();
    await expect(read(api, path, params)).rejects.toMatchObject({ status: 400 });
  });

  it("knows nothing of empty presence channels", async () => {
    const { api } = await startRealtime();
    expect(await read(api, "/channels/presence-empty", { info: "user_count" })).toEqual({
      occupied: false,
      user_count: 0,
    });
    expect(await read(api, "/channels/presence-empty/users")).toEqual({ users: [] });
  });

  it("shows its health to anyone", async () => {
    const { port } = await startRealtime();
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    expect(await response.json()).toEqual({ status: "ok" });
  });
});

function post(api: PusherApi, port: number, endpoint: string, body: string) {
  const path = `/apps/7/${endpoint}`;
  const signed = api.createSignedQueryString({ method: "POST", path, body });
  return fetch(`http://127.0.0.1:${port}${path}?${signed}`, { method: "POST", body });
}

async function read(api: PusherApi, path: string, params: Record<string, string> = {}): Promise<unknown> {
  return (await api.get({ path, params })).json();
}
