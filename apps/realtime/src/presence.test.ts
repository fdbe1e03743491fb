import type { PresenceChannel } from "pusher-js";
import { describe, expect, it } from "vitest";
import { nextOf, recordEvents, settle, startRealtime, subscribe } from "./testing/harness.ts";

const room = "presence-room";

/** pusher-js makes a PresenceChannel of every name with that prefix. */
const presenceOf = async (...[client]: [Parameters<typeof subscribe>[0]]) =>
  (await subscribe(client, room)) as PresenceChannel;

describe("presence", () => {
  it("tells who is there, who comes and who goes", async () => {
    const { api, connect } = await startRealtime();
    const anna = await presenceOf(await connect({ userId: "anna", info: { name: "Anna" } }));
    expect(anna.members.count).toBe(1);
    expect(anna.members.me).toEqual({ id: "anna", info: { name: "Anna" } });

    const added = nextOf(anna, "pusher:member_added");
    const benClient = await connect({ userId: "ben", info: { name: "Ben" } });
    const ben = await presenceOf(benClient);
    expect(await added).toEqual({ id: "ben", info: { name: "Ben" } });
    expect(ben.members.get("anna")).toEqual({ id: "anna", info: { name: "Anna" } });

    const read = await api.get({ path: `/channels/${room}/users` });
    expect(await read.json()).toEqual({ users: [{ id: "anna" }, { id: "ben" }] });

    const removed = nextOf(anna, "pusher:member_removed");
    benClient.disconnect();
    expect(await removed).toMatchObject({ id: "ben" });
    expect(anna.members.count).toBe(1);
  });

  it("counts a user once, however many tabs they open and in whatever order these close", async () => {
    const { api, connect } = await startRealtime();
    const watcher = await presenceOf(await connect({ userId: "anna" }));
    const heard: string[] = [];
    watcher.bind("pusher:member_added", () => heard.push("added"));
    watcher.bind("pusher:member_removed", () => heard.push("removed"));

    const tabs = [await connect({ userId: "ben" }), await connect({ userId: "ben" })];
    for (const tab of tabs) await presenceOf(tab);
    await settle(api, watcher);
    expect(heard).toEqual(["added"]);
    expect(watcher.members.count).toBe(2);

    const info = async () =>
      (
        await api.get({ path: `/channels/${room}`, params: { info: "user_count,subscription_count" } })
      ).json();
    expect(await info()).toEqual({ occupied: true, user_count: 2, subscription_count: 3 });

    tabs[0]?.disconnect();
    await expect.poll(info).toEqual({ occupied: true, user_count: 2, subscription_count: 2 });
    await settle(api, watcher);
    expect(heard).toEqual(["added"]);

    const removed = nextOf(watcher, "pusher:member_removed");
    tabs[1]?.unsubscribe(room);
    await removed;
    expect(heard).toEqual(["added", "removed"]);
  });

  it("does not tell a newcomer about themselves", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect();
    const channel = client.subscribe(room);
    let added = 0;
    channel.bind("pusher:member_added", () => {
      added += 1;
    });
    await nextOf(channel, "pusher:subscription_succeeded");
    await settle(api, channel);
    expect(added).toBe(0);
  });

  it("is full at its limit, except for those who are in", async () => {
    const { connect } = await startRealtime({ limits: { maxPresenceMembers: 2 } });
    await presenceOf(await connect({ userId: "anna" }));
    await presenceOf(await connect({ userId: "ben" }));
    await expect(presenceOf(await connect({ userId: "cleo" }))).rejects.toMatchObject({
      type: "LimitReached",
    });
    await presenceOf(await connect({ userId: "ben" }));
  });

  it("refuses long user_info", async () => {
    const { connect } = await startRealtime();
    const client = await connect({ info: { about: "x".repeat(1_100) } });
    await expect(presenceOf(client)).rejects.toMatchObject({ type: "LimitReached" });
  });

  it("keeps hostile user ids as plain keys", async () => {
    const { connect } = await startRealtime();
    await presenceOf(await connect({ userId: "__proto__", info: { polluted: true } }));
    const channel = await presenceOf(await connect({ userId: "anna" }));
    expect(channel.members.count).toBe(2);
    expect(Object.hasOwn(channel.members.members, "__proto__")).toBe(true);
  });

  it("takes the signed-in user where no member is named", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect({ userId: "anna", info: { name: "Anna" } }, ({ socketId, channelName }) =>
      api.authorizeChannel(socketId, channelName),
    );
    client.signin();
    const channel = await presenceOf(client);
    expect(channel.members.me).toEqual({ id: "anna", info: { name: "Anna" } });
  });

  it("sends no subscription counts", async () => {
    const { api, connect } = await startRealtime({ limits: { countWindowMs: 1 } });
    const channel = await presenceOf(await connect());
    const heard = recordEvents(channel);
    await settle(api, channel);
    await settle(api, channel);
    expect(heard).toEqual(["barrier", "barrier"]);
  });
});
