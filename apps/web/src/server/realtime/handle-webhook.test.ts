import { createHmac } from "node:crypto";
import { channels } from "@handrail/contracts";
import { createRealtime } from "@handrail/core/adapters/realtime";
import { acceptChat } from "@handrail/core/chat/index";
import { heartbeat, watchChats } from "@handrail/core/routing/index";
import { arrive, asJob, chatOf, eventsOf, waitingChat } from "@handrail/core/testing/routing-org";
import { type TestOrg, testOrg } from "@handrail/core/testing/test-org";
import { beforeEach, describe, expect, it } from "vitest";
import { handleWebhook } from "./handle-webhook.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const signatureOf = (body: string, secret = "secret") =>
  createHmac("sha256", secret).update(body).digest("hex");

let org: TestOrg;
let chat: string;
let duty: string;

beforeEach(async () => {
  org = await testOrg();
  const { db, log } = org.ports;
  const place = { host: "127.0.0.1", port: 1, useTLS: false };
  org.ports.realtime = createRealtime({ appId: "7", key: "key", secret: "secret", ...place, db, log });
  duty = channels.duty(org.org.id, org.agent.membershipId);
  await arrive(org, [org.agent], start);
  chat = await waitingChat(org, { now: start });
  await acceptChat(org.as(org.agent, { now: start }), { conversationId: chat });
  org.ports.enqueued.length = 0;
});

const said = (seconds: number, ...names: string[]) =>
  JSON.stringify({
    time_ms: later(seconds).getTime(),
    events: names.map((name) => ({ name, channel: duty })),
  });

/** What the server answers to a webhook of ours, unless told otherwise; it comes `at` so many seconds after the start. */
async function post(body: string, { at = 0, headers = {} }: { at?: number; headers?: object } = {}) {
  const request = new Request("http://handrail.test/api/realtime/webhook", {
    method: "POST",
    headers: { "x-pusher-key": "key", "x-pusher-signature": signatureOf(body), ...headers },
    body,
  });
  return (await handleWebhook(request, org.ports, later(at))).status;
}

const tell = (seconds: number, ...names: string[]) => post(said(seconds, ...names), { at: seconds });
const beat = (seconds: number, isHidden = false) =>
  heartbeat(org.as(org.agent, { now: later(seconds) }), { isHidden });
const modeAt = async (seconds: number) => {
  await watchChats(asJob(org, later(seconds)));
  return (await chatOf(org, chat)).mode;
};
const leftAt = async (membershipId = org.agent.membershipId) => {
  const { agentProfile } = await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.membership.findUniqueOrThrow({
      where: { orgId_id: { orgId: org.org.id, id: membershipId } },
      select: { agentProfile: { select: { leftAt: true } } },
    }),
  );
  return agentProfile?.leftAt ?? null;
};

describe("an agent", () => {
  it("who closes the dashboard loses the chat after the short grace, with a note; it is looked after then", async () => {
    expect(await tell(10, "channel_vacated")).toBe(200);
    expect(org.ports.enqueued).toEqual([{ name: "chat.watch", payload: { orgId: org.org.id } }]);
    expect(await modeAt(34)).toBe("human");
    expect(await modeAt(36)).toBe("waiting");
    const [event] = (await eventsOf(org, chat)).filter(({ kind }) => kind === "chat.reassigned");
    expect(event?.data).toMatchObject({ cause: "gone", assigneeName: org.agent.name });
    const notes = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.count({ where: { orgId: org.org.id, conversationId: chat, isInternal: true } }),
    );
    expect(notes).toBe(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["is connected again after a reload", () => tell(12, "channel_occupied")],
    ["is connected again in the same breath", () => tell(10, "channel_vacated", "channel_occupied")],
    ["is heard of, with realtime away", () => beat(30)],
  ])("who %s keeps it", async (_, comeBack) => {
    await tell(10, "channel_vacated");
    await comeBack();
    expect(await modeAt(60)).toBe("human");
  });

  it("whose phone was put away before is waited for as long as without a network", async () => {
    await beat(10, true);
    await tell(20, "channel_vacated");
    expect(await modeAt(99)).toBe("human");
    expect(await modeAt(101)).toBe("waiting");
  });

  it("who holds no chat leaves no work", async () => {
    duty = channels.duty(org.org.id, org.otherAgent.membershipId);
    await arrive(org, [org.otherAgent], start);
    expect(await tell(10, "channel_vacated")).toBe(200);
    expect(org.ports.enqueued.map(({ name }) => name)).not.toContain("chat.watch");
    expect(await leftAt(org.otherAgent.membershipId)).toEqual(later(10));
  });
});

describe("O2: a webhook", () => {
  it.each<[string, object]>([
    ["without a signature", { "x-pusher-signature": "" }],
    ["without a key", { "x-pusher-key": "" }],
    ["of another app", { "x-pusher-key": "other" }],
    [
      "with another secret's signature",
      { "x-pusher-signature": signatureOf(said(10, "channel_vacated"), "x") },
    ],
    [
      "with the signature of another body",
      { "x-pusher-signature": signatureOf(said(11, "channel_vacated")) },
    ],
    ["with half a signature", { "x-pusher-signature": "abcd" }],
  ])("%s is refused and changes nothing", async (_, headers) => {
    expect(await post(said(10, "channel_vacated"), { at: 10, headers })).toBe(401);
    expect(await leftAt()).toBeNull();
  });

  it.each([
    ["is no JSON", "{", 401],
    ["has no events", JSON.stringify({ time_ms: start.getTime() }), 400],
    ["has no time", JSON.stringify({ events: [] }), 400],
    ["is larger than any", `"${"x".repeat(256 * 1024)}"`, 413],
  ])("that %s is refused", async (_, body, status) => {
    expect(await post(body)).toBe(status);
  });

  it("from long ago, or from the future, is refused", async () => {
    for (const at of [311, -291]) expect(await post(said(10, "channel_vacated"), { at })).toBe(400);
    expect(await leftAt()).toBeNull();
  });

  it("that is sent again, or comes late, undoes nothing that is newer", async () => {
    await tell(10, "channel_vacated");
    await tell(10, "channel_vacated");
    expect(await leftAt()).toEqual(later(10));
    await tell(12, "channel_occupied");
    expect(await post(said(10, "channel_vacated"), { at: 13 })).toBe(200);
    expect(await leftAt()).toBeNull();
    await tell(20, "channel_vacated");
    await post(said(12, "channel_occupied"), { at: 21 });
    expect(await leftAt()).toEqual(later(20));
    await beat(25);
    await post(said(20, "channel_vacated"), { at: 26 });
    expect(await leftAt()).toBeNull();
  });

  it("of anything else is taken and means nothing", async () => {
    const { org: foreign } = await testOrg();
    const { membershipId } = org.agent;
    for (const channel of [
      channels.duty(foreign.id, membershipId),
      channels.person(org.agent.userId),
      `private-duty.${membershipId}`,
      "private-duty.*",
      "presence-x",
    ]) {
      const body = JSON.stringify({
        time_ms: start.getTime(),
        events: [{ name: "channel_vacated", channel }],
      });
      expect(await post(body)).toBe(200);
    }
    expect(await tell(10, "member_removed", "cache_miss", "constructor")).toBe(200);
    expect(await leftAt()).toBeNull();
  });
});
