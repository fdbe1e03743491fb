import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { refusalOfRequest, sign } from "./signatures.ts";
import { createApi, credentials, recordEvents, settle, startRealtime, subscribe } from "./testing/harness.ts";

describe("guarded channels", () => {
  const claims = [
    ["no signature", () => ({})],
    ["a made-up signature", () => ({ auth: `${credentials.key}:${"0".repeat(64)}` })],
    ["a signature of another channel", (id: string) => ({ auth: authFor(id, "private-b") })],
    ["a signature of another socket", () => ({ auth: authFor("1.1", "private-a") })],
    [
      "another app's key",
      (id: string) => ({ auth: authFor(id, "private-a").replace(credentials.key, "other-key") }),
    ],
    ["another app's secret", (id: string) => ({ auth: authFor(id, "private-a", "other-secret") })],
    [
      "channel data that was not signed",
      (id: string) => ({ auth: authFor(id, "private-a"), channel_data: '{"user_id":"root"}' }),
    ],
  ] as const;

  it.each(claims)("refuse %s and deliver nothing", async (_, claim) => {
    const { api, open } = await startRealtime();
    const { join, established, flush, frames } = await open();
    const { socket_id } = await established;
    const answer = await join("private-a", claim(socket_id));
    expect(answer).toMatchObject({ event: "pusher:subscription_error", channel: "private-a" });
    expect(JSON.parse(String(answer.data))).toMatchObject({ type: "AuthError", status: 401 });
    await api.trigger("private-a", "secret", {});
    await flush();
    expect(frames.map(({ event }) => event)).not.toContain("secret");
  });

  it("do not listen to wildcards", async () => {
    const { open } = await startRealtime();
    const { send, next, established } = await open();
    await established;
    const refused = next("pusher:error");
    send({ event: "pusher:subscribe", data: { channel: "private-*" } });
    await refused;
  });

  it("refuse a client whose authoriser answers nonsense, but keep it connected", async () => {
    const { api, connect } = await startRealtime();
    const client = await connect({}, () => ({ auth: "nonsense" }));
    await expect(subscribe(client, "private-a")).rejects.toMatchObject({ type: "AuthError", status: 401 });
    await settle(api, await subscribe(client, "public"));
  });

  it("refuse presence without a member", async () => {
    const { open } = await startRealtime();
    const { join, established } = await open();
    const { socket_id } = await established;
    const answer = await join("presence-a", { auth: authFor(socket_id, "presence-a") });
    expect(String(answer.data)).toContain("channel_data");
  });
});

describe("REST signatures", () => {
  it.each([
    ["secret", { secret: "other-secret" }],
    ["key", { key: "other-key" }],
  ])("refuse a wrong %s, and publish nothing", async (_, overrides) => {
    const { api, port, connect } = await startRealtime();
    const channel = await subscribe(await connect(), "news");
    const heard = recordEvents(channel);
    await expect(createApi(port, overrides).trigger("news", "forged", {})).rejects.toMatchObject({
      status: 401,
    });
    await settle(api, channel);
    expect(heard).toEqual(["barrier"]);
  });

  it("refuse another app's id", async () => {
    const { port } = await startRealtime();
    await expect(createApi(port, { appId: "8" }).trigger("news", "x", {})).rejects.toMatchObject({
      status: 404,
    });
  });

  it("refuse requests without any", async () => {
    const { port } = await startRealtime();
    for (const path of ["channels", "channels/x", "channels/presence-x/users"]) {
      expect((await fetch(`http://127.0.0.1:${port}/apps/7/${path}`)).status).toBe(401);
    }
    for (const path of ["events", "batch_events", "users/anna/terminate_connections"]) {
      const response = await fetch(`http://127.0.0.1:${port}/apps/7/${path}`, { method: "POST", body: "{}" });
      expect(response.status).toBe(401);
    }
  });

  it("cover the body", async () => {
    const { api, port } = await startRealtime();
    const path = "/apps/7/events";
    const signed = api.createSignedQueryString({ method: "POST", path, body: '{"name":"a"}' });
    const response = await fetch(`http://127.0.0.1:${port}${path}?${signed}`, {
      method: "POST",
      body: '{"name":"b"}',
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "body_md5 does not match the body" });
  });
});

describe("refusalOfRequest", () => {
  const now = 1_800_000_000_000;
  const at = (seconds: number) => String(now / 1_000 + seconds);

  function refusal(fields: Record<string, string>, { body = "", signedMethod = "GET" } = {}) {
    const method = "GET";
    const path = "/apps/7/channels";
    const all = { auth_key: credentials.key, auth_version: "1.0", auth_timestamp: at(0), ...fields };
    const query = new URLSearchParams(all);
    query.sort();
    const text = [signedMethod, path, decodeURIComponent(query.toString())].join("\n");
    query.set("auth_signature", sign(credentials.secret, text));
    return refusalOfRequest(credentials, { method, path, query, body: Buffer.from(body) }, now);
  }

  const md5 = (text: string) => createHash("md5").update(text).digest("hex");

  it.each([
    ["plain", {}, {}],
    ["with further parameters", { info: "user_count,cache", filter_by_prefix: "presence-" }, {}],
    ["with a body", { body_md5: md5("{}") }, { body: "{}" }],
    ["ten minutes old", { auth_timestamp: at(-600) }, {}],
    ["ten minutes early", { auth_timestamp: at(600) }, {}],
  ])("accepts a request %s", (_, fields, request) => {
    expect(refusal(fields, request)).toBeNull();
  });

  it.each([
    ["too old", { auth_timestamp: at(-601) }, {}, "auth_timestamp"],
    ["too early", { auth_timestamp: at(601) }, {}, "auth_timestamp"],
    ["without a time", { auth_timestamp: "soon" }, {}, "auth_timestamp"],
    ["of another version", { auth_version: "2.0" }, {}, "auth_version"],
    ["with an undigested body", {}, { body: "{}" }, "body_md5"],
    ["with another body", { body_md5: md5("{}") }, { body: "[]" }, "body_md5"],
    ["signed for another method", {}, { signedMethod: "POST" }, "auth_signature"],
  ])("refuses a request %s", (_, fields, request, reason) => {
    expect(refusal(fields, request)).toContain(reason);
  });

  it("refuses a parameter given twice", () => {
    const query = new URLSearchParams(`auth_key=${credentials.key}&auth_version=1.0&info=a&info=b`);
    expect(
      refusalOfRequest(credentials, { method: "GET", path: "/", query, body: Buffer.alloc(0) }),
    ).toContain("twice");
  });
});

function authFor(socketId: string, channel: string, secret = credentials.secret) {
  return `${credentials.key}:${sign(secret, `${socketId}:${channel}`)}`;
}
