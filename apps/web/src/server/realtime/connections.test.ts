import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { channels } from "@handrail/contracts";
import { createRealtime } from "@handrail/core/adapters/realtime";
import { acceptChat } from "@handrail/core/chat/index";
import { authorizeChannel } from "@handrail/core/realtime/authorize-channel";
import { watchChats } from "@handrail/core/routing/index";
import { listen } from "@handrail/core/testing/listen";
import { arrive, asJob, chatOf, waitingChat } from "@handrail/core/testing/routing-org";
import { type TestOrg, testOrg } from "@handrail/core/testing/test-org";
import { createRealtimeServer } from "@handrail/realtime";
import PusherClient from "pusher-js";
import { expect, it, onTestFinished } from "vitest";
import { handleWebhook } from "./handle-webhook.ts";

const app = { appId: "7", key: "key", secret: "secret" };

async function toRequest(incoming: IncomingMessage) {
  return new Request("http://handrail.test/api/realtime/webhook", {
    method: "POST",
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: await text(incoming),
  });
}

/** The real realtime server, which tells the real receiver of webhooks of an organisation. */
async function startRealtime(org: TestOrg) {
  const receiver = createServer(async (request, response) => {
    const { status } = await handleWebhook(await toRequest(request), org.ports);
    response.writeHead(status).end();
  });
  const { baseUrl, close } = await listen(receiver);
  onTestFinished(close);
  const start = (port: number) =>
    createRealtimeServer({ ...app, host: "127.0.0.1", port, webhooks: { url: baseUrl } });
  const server = await start(0);
  const { db, log } = org.ports;
  const place = { host: "127.0.0.1", port: server.port, useTLS: false };
  org.ports.realtime = createRealtime({ ...app, ...place, db, log });
  return { ...server, again: () => start(server.port) };
}

/** A dashboard of the agent, as far as realtime is concerned. */
async function openDashboard(org: TestOrg, port: number) {
  const name = channels.duty(org.org.id, org.agent.membershipId);
  const client = new PusherClient(app.key, {
    cluster: "local",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName }, done) =>
        void authorizeChannel(org.as(org.agent), channelName).then(
          () => done(null, org.ports.realtime.authorizeChannel(socketId, channelName)),
          (error) => done(error, null),
        ),
    },
  });
  onTestFinished(() => client.disconnect());
  const channel = client.subscribe(name);
  await new Promise((resolve) => channel.bind("pusher:subscription_succeeded", resolve));
  return client;
}

const signsOf = (org: TestOrg) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.agentProfile.findFirstOrThrow({
      where: { orgId: org.org.id, membershipId: org.agent.membershipId },
      select: { leftAt: true, connectionAt: true },
    }),
  );

it("follows the connections of a dashboard: a second one, a reload, a restart of realtime, and the end", async () => {
  const org = await testOrg();
  const realtime = await startRealtime(org);
  const begun = new Date();
  await arrive(org, [org.agent], begun);
  const conversationId = await waitingChat(org, { now: begun });
  await acceptChat(org.as(org.agent, { now: begun }), { conversationId });
  const modeIn = async (seconds: number) => {
    await watchChats(asJob(org, new Date(Date.now() + seconds * 1000)));
    return (await chatOf(org, conversationId)).mode;
  };
  const hasLeft = async () => (await signsOf(org)).leftAt !== null;
  const wordAt = async () => (await signsOf(org)).connectionAt?.getTime() ?? 0;

  const first = await openDashboard(org, realtime.port);
  await expect.poll(wordAt).toBeGreaterThanOrEqual(begun.getTime());
  const second = await openDashboard(org, realtime.port);
  first.disconnect();
  second.disconnect();
  await expect.poll(hasLeft).toBe(true);
  expect(await modeIn(20)).toBe("human");
  const reloaded = await openDashboard(org, realtime.port);
  await expect.poll(hasLeft).toBe(false);
  expect(await modeIn(60)).toBe("human");

  const before = await wordAt();
  await realtime.close();
  expect(await hasLeft()).toBe(false);
  const restarted = await realtime.again();
  onTestFinished(restarted.close);
  const back = await openDashboard(org, restarted.port);
  await expect.poll(wordAt).toBeGreaterThan(before);
  expect(await modeIn(60)).toBe("human");

  for (const client of [reloaded, back]) client.disconnect();
  await expect.poll(hasLeft).toBe(true);
  expect(await modeIn(27)).toBe("waiting");
});
