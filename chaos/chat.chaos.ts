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
import { compare, compareWritten, type Held, type Verdict } from "./verdict.ts";

/**
 * Customers and agents chat through the product's own sync and outbox while connections are cut at random and web,
 * worker, realtime and PostgreSQL go down and come back. Afterwards every device has to hold what the database holds,
 * and the database what was written: nothing missed, doubled or out of order.
 */
const { values } = parseArgs({
  options: {
    disconnects: { type: "string", default: "10000" },
    chats: { type: "string", default: "12" },
    minutes: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
  },
});
const goal = Number(values.disconnects);
const chatCount = Number(values.chats);
const seed = Number(values.seed);
const deadline = Date.now() + Number(values.minutes) * 60_000;

const agentCount = 3;
const cutEveryMs = 250;
const cutShare = 0.25;
const breakEveryMs = 20_000;
/** A customer may say 30 things a minute, on all devices together. */
const customerWritesMs = 7_000;
const agentWritesMs = 4_000;
const settleMs = 120_000;

const random = seededRandom(seed);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};

const stack = await startBenchStack();
const { pusherKey: key } = await readSecrets(stack.dataDir);
const network = await flakyNetwork(stack.port, random);
const url = `http://127.0.0.1:${network.port}`;
const apiOf = (cookie: string) =>
  createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${stack.url}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });

/** A chat that a person has taken over, on two devices of its customer and one of its agent. */
async function openRoom(customer: string, agent: string): Promise<Device[]> {
  const { conversationId } = await apiOf(customer).chat.start.mutate({ idempotencyKey: randomUUID() });
  await apiOf(customer).chat.requestHuman.mutate({ conversationId });
  await apiOf(agent).chat.accept.mutate({ conversationId });
  const device = (cookie: string, side: Device["side"]) =>
    openDevice({ url, port: network.port, key, cookie, conversationId, side });
  return [device(customer, "customer"), device(customer, "customer"), device(agent, "agent")];
}

const written = new Map<string, string[]>();

/** Writes now and then until told to stop. */
async function talk(device: Device, name: string, isOver: () => boolean) {
  const texts: string[] = [];
  written.set(name, texts);
  const everyMs = device.side === "customer" ? 2 * customerWritesMs : agentWritesMs;
  while (!isOver()) {
    await pause(everyMs * (0.5 + random()));
    const body = `${name} says ${texts.length + 1}`;
    texts.push(body);
    device.write(body);
    device.decide();
  }
}

async function storedMessages(conversationIds: readonly string[]) {
  const db = openDatabase(stack.urls.appUrl, { max: 2 });
  const org = await organizationBySlug(db, "2bot");
  if (!org) throw new Error("the demo is not there");
  const rows = await db.withOrg(org.id, (tx) =>
    tx.message.findMany({
      where: { orgId: org.id, conversationId: { in: [...conversationIds] } },
      select: { id: true, seq: true, clientId: true, body: true, conversationId: true },
      orderBy: { seq: "asc" },
    }),
  );
  await db.close();
  return Map.groupBy(rows, ({ conversationId }) => conversationId);
}

function add(total: Verdict, verdict: Verdict) {
  for (const fault of ["missed", "doubled", "outOfOrder", "wrong"] as const) total[fault] += verdict[fault];
}

try {
  const customers = await signedInPeople(stack, { slug: "2bot", role: "customer", count: chatCount });
  const agents = await signedInPeople(stack, { slug: "2bot", role: "agent", count: agentCount });
  const rooms: Device[][] = [];
  for (const [index, customer] of customers.entries()) {
    rooms.push(await openRoom(customer, agents[index % agentCount] ?? ""));
  }
  const devices = rooms.flat();
  const disconnects = () => devices.reduce((sum, device) => sum + device.disconnects(), 0);
  let isOver = false;
  const talks = devices.map((device, index) => talk(device, `device-${index}`, () => isOver));

  const happened = new Map<string, number>();
  const broken = breakdowns(stack, network, stack.urls.appUrl);
  let nextBreak = Date.now() + breakEveryMs;
  let breaking = Promise.resolve();
  let reported = 0;
  while (disconnects() < goal && Date.now() < deadline) {
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
  isOver = true;
  await breaking;
  await Promise.all(talks);
  say("quiet again; waiting until everything has arrived");
  const settleUntil = Date.now() + settleMs;
  while (devices.some((device) => device.unsent().length > 0) && Date.now() < settleUntil) {
    for (const device of devices) device.decide();
    await pause(500);
  }
  await Promise.all(devices.map((device) => device.sync()));

  const total: Verdict = { missed: 0, doubled: 0, outOfOrder: 0, wrong: 0 };
  const stored = await storedMessages(rooms.map(([device]) => device?.conversationId ?? ""));
  for (const room of rooms) {
    const database: Held[] = stored.get(room[0]?.conversationId ?? "") ?? [];
    for (const device of room) add(total, compare(device.messages(), database));
    const names = room.map((device) => `device-${devices.indexOf(device)}`);
    const ofRoom = new Map(names.map((name) => [name, written.get(name) ?? []]));
    add(total, { ...compareWritten(ofRoom, database), wrong: 0 });
  }
  const unsent = devices.reduce((sum, device) => sum + device.unsent().length, 0);
  for (const device of devices) device.close();
  console.log(
    JSON.stringify({
      chaos: "chat",
      seed,
      disconnects: cut,
      goal_disconnects: goal,
      devices: devices.length,
      messages: [...written.values()].reduce((sum, texts) => sum + texts.length, 0),
      ...total,
      unsent,
      breakdowns: Object.fromEntries(happened),
    }),
  );
  const faults = total.missed + total.doubled + total.outOfOrder + total.wrong + unsent;
  process.exitCode = faults === 0 && cut >= goal ? 0 : 1;
} finally {
  network.close();
  await stack.stop();
}
process.exit();
