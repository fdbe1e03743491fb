import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { AppRouter } from "@handrail/api";
import { openDatabase } from "@handrail/core/adapters/database";
import { organizationBySlug } from "@handrail/core/organization/index";
import { seededRandom } from "@handrail/demo";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { signedInPeople } from "../bench/people.ts";
import { startBenchStack } from "../bench/stack.ts";
import { readSecrets } from "../scripts/stack/state.ts";
import { breakdowns } from "./breakdowns.ts";
import { type Device, openDevice } from "./device.ts";
import { flakyNetwork } from "./flaky-network.ts";
import { compare, compareWritten, faultsOf, sumOf, type Verdict } from "./verdict.ts";

/**
 * Customers and agents chat through the product's own sync and outbox while connections are cut at random, pages are
 * reloaded, messages are submitted twice, and web, worker, realtime and PostgreSQL go down and come back. Afterwards
 * every device has to hold what the database holds, and the database what was written: nothing missed, doubled or out
 * of order. The seed settles who does what and what goes wrong; when exactly is up to the machine.
 */
const { values } = parseArgs({
  options: {
    disconnects: { type: "string", default: "10000" },
    chats: { type: "string", default: "30" },
    minutes: { type: "string", default: "25" },
    seed: { type: "string", default: "1" },
  },
});
const goal = Number(values.disconnects);
const chatCount = Number(values.chats);
const seed = Number(values.seed);
const withinMs = Number(values.minutes) * 60_000;

const chatsOfAgent = 6;
const cutEveryMs = 250;
const cutShare = { realtime: 0.2, requests: 0.03 };
const breakEveryMs = 20_000;
/** A customer may say 30 things a minute, on all devices together. */
const customerWritesMs = 8_000;
const agentWritesMs = 8_000;
/** Nobody goes on writing while so much is on its way. */
const mostUnsent = 3;
const twiceShare = 0.1;
const reloadShare = 0.05;
const settleMs = 180_000;

/** Randomness of its own for everybody, so that nobody's pace changes what another does. */
const stream = (of: number) => seededRandom(seed * 10_007 + of);
const random = stream(0);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};

const stack = await startBenchStack();
const { pusherKey: key } = await readSecrets(stack.dataDir);
const network = await flakyNetwork(stack.port, stream(1));
const url = `http://127.0.0.1:${network.port}`;
const apiOf = (cookie: string) =>
  createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${stack.url}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });

/** A chat that a person has taken over, on two devices of its customer and one of its agent. */
async function openRoom(customer: string, agent: string, of: number): Promise<Device[]> {
  const { conversationId } = await apiOf(customer).chat.start.mutate({ idempotencyKey: randomUUID() });
  await apiOf(customer).chat.requestHuman.mutate({ conversationId });
  await apiOf(agent).chat.accept.mutate({ conversationId });
  const chance = stream(10_000 + of);
  const isSentTwice = () => chance() < twiceShare;
  const device = (cookie: string, side: Device["side"]) =>
    openDevice({ url, port: network.port, key, cookie, conversationId, side, isSentTwice });
  return [device(customer, "customer"), device(customer, "customer"), device(agent, "agent")];
}

/** Writes now and then, and reloads the page now and then, until told to stop. */
async function talk(device: Device, of: number, isOver: () => boolean) {
  const chance = stream(100 + of);
  const everyMs = device.side === "customer" ? 2 * customerWritesMs : agentWritesMs;
  for (let count = 1; !isOver(); count += 1) {
    await pause(everyMs * (0.5 + chance()));
    if (device.unsent().length < mostUnsent) device.write(`device ${of} says ${count}`);
    device.decide();
    if (chance() < reloadShare) device.reload();
  }
}

async function storedMessages(conversationIds: readonly string[]) {
  const db = openDatabase(stack.urls.appUrl, { max: 2 });
  const org = await organizationBySlug(db, "2bot");
  if (!org) throw new Error("the demo is not there");
  const rows = await db.withOrg(org.id, (tx) =>
    tx.message.findMany({
      where: { orgId: org.id, conversationId: { in: [...conversationIds] } },
      select: { id: true, seq: true, clientId: true, body: true, conversationId: true, isInternal: true },
      orderBy: { seq: "asc" },
    }),
  );
  await db.close();
  return Map.groupBy(rows, ({ conversationId }) => conversationId);
}

/** Every device against the database, and the database against what was written. */
async function judge(rooms: readonly Device[][]): Promise<Verdict> {
  const stored = await storedMessages(rooms.map(([device]) => device?.conversationId ?? ""));
  const verdicts = rooms.flatMap((room) => {
    const database = stored.get(room[0]?.conversationId ?? "") ?? [];
    const ofCustomer = database.filter(({ isInternal }) => !isInternal);
    const written = room.map((device) => device.written());
    return [
      ...room.map((device) => compare(device.messages(), device.side === "customer" ? ofCustomer : database)),
      compareWritten(written, database),
    ];
  });
  return sumOf(verdicts);
}

try {
  const customers = await signedInPeople(stack, { slug: "2bot", role: "customer", count: chatCount });
  const agentCount = Math.ceil(chatCount / chatsOfAgent);
  const agents = await signedInPeople(stack, { slug: "2bot", role: "agent", count: agentCount });
  for (const agent of agents) {
    await apiOf(agent).members.setOwnStatus.mutate({ status: "available" });
    await apiOf(agent).chatDesk.heartbeat.mutate();
  }
  const rooms: Device[][] = [];
  for (const [index, customer] of customers.entries()) {
    rooms.push(await openRoom(customer, agents[index % agentCount] ?? "", index));
  }
  const devices = rooms.flat();
  const disconnects = () => devices.reduce((sum, device) => sum + device.disconnects(), 0);
  let isOver = false;
  const talks = devices.map((device, index) => talk(device, index, () => isOver));

  const begunAt = Date.now();
  const happened = new Map<string, number>();
  const broken = breakdowns(stack, network, stack.urls.appUrl);
  let nextBreak = Date.now() + breakEveryMs;
  let breaking = Promise.resolve();
  let reported = 0;
  while (disconnects() < goal && Date.now() < begunAt + withinMs) {
    await pause(cutEveryMs);
    network.cut(cutShare);
    if (Date.now() > nextBreak) {
      nextBreak = Date.now() + breakEveryMs;
      const breakdown = broken[Math.floor(random() * broken.length)];
      if (!breakdown) continue;
      happened.set(breakdown.name, (happened.get(breakdown.name) ?? 0) + 1);
      breaking = breaking
        .then(breakdown.happen)
        .catch((error: unknown) => say(`${breakdown.name}: ${error}`));
    }
    if (disconnects() >= reported + goal / 10) {
      reported = disconnects();
      say(`${reported} disconnects`);
    }
  }
  const cut = disconnects();
  const seconds = Math.round((Date.now() - begunAt) / 1000);
  isOver = true;
  await breaking;
  await Promise.all(talks);
  say("quiet again; waiting until everything has arrived");
  const settleUntil = Date.now() + settleMs;
  while (devices.some((device) => device.unsent().length > 0) && Date.now() < settleUntil) {
    for (const device of devices) device.decide();
    await pause(500);
  }
  let total = await judge(rooms);
  while (faultsOf(total) > 0 && Date.now() < settleUntil) {
    await pause(1_000);
    total = await judge(rooms);
  }
  const messages = devices.flatMap((device) => device.written());
  const unsent = devices.reduce((sum, device) => sum + device.unsent().length, 0);
  for (const device of devices) device.close();
  console.log(
    JSON.stringify({
      chaos: "chat",
      seed,
      disconnects: cut,
      goal_disconnects: goal,
      seconds,
      devices: devices.length,
      messages: messages.length,
      put_aside: messages.filter(({ isPutAside }) => isPutAside).length,
      ...total,
      unsent,
      breakdowns: Object.fromEntries(happened),
    }),
  );
  process.exitCode = faultsOf(total) + unsent === 0 && cut >= goal ? 0 : 1;
} finally {
  network.close();
  await stack.stop();
}
process.exit();
