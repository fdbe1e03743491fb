import { describe, expect, it } from "vitest";
import { sign } from "./signatures.ts";
import { credentials, nextOf, recordEvents, settle, startRealtime, subscribe } from "./testing/harness.ts";

const signedIn = (claim: { socketId: string; userData: string; secret?: string }) => ({
  event: "pusher:signin",
  data: {
    auth: `${credentials.key}:${sign(claim.secret ?? credentials.secret, `${claim.socketId}::user::${claim.userData}`)}`,
    user_data: claim.userData,
  },
});

describe("sign-in", () => {
  it("lets the server speak to one person on all their connections", async () => {
    const { api, connect } = await startRealtime();
    const [laptop, phone, other] = [
      await connect({ userId: "anna" }),
      await connect({ userId: "anna" }),
      await connect({ userId: "ben" }),
    ];
    let strays = 0;
    other.user.bind("note", () => {
      strays += 1;
    });
    for (const client of [laptop, phone, other]) client.signin();
    await expect
      .poll(() => [laptop, phone, other].every(({ user }) => user.serverToUserChannel?.subscribed))
      .toBe(true);
    const both = Promise.all([nextOf(laptop.user, "note"), nextOf(phone.user, "note")]);
    await api.sendToUser("anna", "note", { text: "hello" });
    expect(await both).toEqual([{ text: "hello" }, { text: "hello" }]);
    const channel = await subscribe(other, "public");
    await settle(api, channel);
    expect(strays).toBe(0);
  });

  it.each([
    ["a forged signature", { secret: "other-secret", userData: '{"id":"anna"}' }],
    ["no user id", { userData: "{}" }],
    ["no JSON", { userData: "anna" }],
  ])("closes 4009 on %s", async (_, claim) => {
    const { open } = await startRealtime();
    const { send, closed, established } = await open();
    const { socket_id } = await established;
    send(signedIn({ socketId: socket_id, ...claim }));
    expect(await closed).toBe(4009);
  });

  it("does not change who one is", async () => {
    const { open } = await startRealtime();
    const { send, closed, established } = await open();
    const { socket_id } = await established;
    send(signedIn({ socketId: socket_id, userData: '{"id":"anna"}' }));
    send(signedIn({ socketId: socket_id, userData: '{"id":"ben"}' }));
    expect(await closed).toBe(4009);
  });

  describe("where guarded channels ask for it", () => {
    it("T7: lets a subscription wait for it, and ends it with the person's access", async () => {
      const { api, connect } = await startRealtime({ limits: { signInWithinMs: 60_000 } });
      const client = await connect({ userId: "anna" });
      const guarded = client.subscribe("private-desk");
      const left = client.subscribe("private-left");
      client.unsubscribe("private-left");
      await subscribe(client, "public");
      expect(guarded.subscribed).toBe(false);
      client.signin();
      await expect.poll(() => guarded.subscribed).toBe(true);
      expect(left.subscribed).toBe(false);
      const ended = nextOf(client.connection, "error");
      await api.terminateUserConnections("anna");
      expect(await ended).toMatchObject({ data: { code: 4009 } });
    });

    it("refuses what waits too long, and the channels of everybody stay open", async () => {
      const { connect } = await startRealtime({ limits: { signInWithinMs: 20 } });
      const client = await connect();
      await subscribe(client, "public");
      await expect(subscribe(client, "private-desk")).rejects.toMatchObject({ error: "Sign in first" });
    });
  });

  it("keeps a user's own channel from everybody else", async () => {
    const { open } = await startRealtime();
    const { send, join, established } = await open();
    const { socket_id } = await established;
    expect((await join("#server-to-user-anna")).event).toBe("pusher:subscription_error");
    send(signedIn({ socketId: socket_id, userData: '{"id":"ben"}' }));
    expect((await join("#server-to-user-anna")).event).toBe("pusher:subscription_error");
    expect((await join("#server-to-user-ben")).event).toBe("pusher_internal:subscription_succeeded");
  });

  it("keeps users' own channels out of the list", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect();
    client.signin();
    await expect.poll(() => client.user.serverToUserChannel?.subscribed).toBe(true);
    expect(await (await api.get({ path: "/channels" })).json()).toEqual({ channels: {} });
  });
});

describe("terminate_connections", () => {
  it("ends every connection of the person, for good, and nobody else's", async () => {
    const { api, connect } = await startRealtime();
    const [laptop, phone, other] = [
      await connect({ userId: "anna|1" }),
      await connect({ userId: "anna|1" }),
      await connect({ userId: "ben" }),
    ];
    const clients = [laptop, phone, other];
    for (const client of clients) client.signin();
    await expect.poll(() => clients.every(({ user }) => user.serverToUserChannel?.subscribed)).toBe(true);

    const errors = Promise.all([nextOf(laptop.connection, "error"), nextOf(phone.connection, "error")]);
    await api.terminateUserConnections("anna|1");
    expect(await errors).toMatchObject([{ data: { code: 4009 } }, { data: { code: 4009 } }]);
    await expect
      .poll(() => [laptop.connection.state, phone.connection.state])
      .toEqual(["disconnected", "disconnected"]);
    expect(other.connection.state).toBe("connected");
  });

  it("ends delivery at once, even to a peer that ignores the close", async () => {
    const { api, connect, open } = await startRealtime();
    const stubborn = await open();
    const { socket_id } = await stubborn.established;
    stubborn.send(signedIn({ socketId: socket_id, userData: '{"id":"mallory"}' }));
    await stubborn.join("news");
    const channel = await subscribe(await connect(), "news");
    const heard = recordEvents(channel);

    stubborn.socket.pause();
    await api.terminateUserConnections("mallory");
    await api.trigger("news", "confidential", {});
    stubborn.send({ event: "pusher:subscribe", data: { channel: "news" } });
    const read = await api.get({ path: "/channels/news", params: { info: "subscription_count" } });
    expect(await read.json()).toMatchObject({ subscription_count: 1 });
    await settle(api, channel);
    expect(heard).toEqual(["confidential", "barrier"]);

    stubborn.socket.resume();
    expect(await stubborn.closed).toBe(4009);
    expect(stubborn.frames.map(({ event }) => event)).not.toContain("confidential");
  });

  it("is content when nobody is there", async () => {
    const { api } = await startRealtime();
    expect((await api.terminateUserConnections("nobody")).status).toBe(200);
  });
});

describe("watchlist", () => {
  it("tells who is already online, who comes and who goes", async () => {
    const { connect } = await startRealtime();
    const early = await connect({ userId: "early" });
    early.signin();
    await expect.poll(() => early.user.user_data?.id).toBe("early");

    const watcher = await connect({ userId: "anna", watchlist: ["early", "late", "never"] });
    const already = nextOf(watcher.user.watchlist, "online");
    watcher.signin();
    expect(await already).toEqual({ name: "online", user_ids: ["early"] });

    const comes = nextOf(watcher.user.watchlist, "online");
    const late = await connect({ userId: "late" });
    late.signin();
    expect(await comes).toEqual({ name: "online", user_ids: ["late"] });

    const goes = nextOf(watcher.user.watchlist, "offline");
    late.disconnect();
    expect(await goes).toEqual({ name: "offline", user_ids: ["late"] });
  });

  it("has a limit", async () => {
    const { connect } = await startRealtime({ limits: { maxWatchlist: 1 } });
    const client = await connect({ watchlist: ["ben", "cleo"] });
    const refused = nextOf(client.connection, "error");
    client.signin();
    expect(await refused).toMatchObject({ data: { code: 4302 } });
  });
});
