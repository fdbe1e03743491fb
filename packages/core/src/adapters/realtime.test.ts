import { once } from "node:events";
import { createServer } from "node:http";
import type { Push } from "@handrail/contracts";
import { openDatabase } from "@handrail/db";
import { afterEach, expect, inject, test } from "vitest";
import { newId } from "../ids.ts";
import { sweepOutbox } from "../realtime/sweep-outbox.ts";
import { testDatabase } from "../testing/database.ts";
import { createRealtime } from "./realtime.ts";

const db = testDatabase();
const worker = openDatabase(inject("workerUrl"), { max: 2 });
const quiet = { info: () => undefined, error: () => undefined };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that answers every publish with `status` and keeps what it got. */
async function pusherServer(status = 200) {
  const batches: { batch: { channel: string; name: string; data: string }[] }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    batches.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const realtime = createRealtime({
    ...{ appId: "1", key: "key", secret: "secret", host: "127.0.0.1", port, useTLS: false },
    ...{ db, log: quiet },
  });
  closing.push(async () => {
    realtime.close();
    server.closeAllConnections();
    server.close();
  });
  return { realtime, batches };
}

async function written(pushes: Push[]) {
  const orgId = newId();
  const id = newId();
  await db.withOrg(orgId, (tx) =>
    tx.outbox.create({
      data: {
        orgId,
        id,
        pushes: JSON.parse(JSON.stringify(pushes)),
        createdAt: new Date(0),
      },
    }),
  );
  return { id, isLeft: () => db.withOrg(orgId, (tx) => tx.outbox.count({ where: { orgId, id } })) };
}

const ticket = {
  channels: ["private-desk.a", "private-branch.b"],
  name: "ticket",
  data: { ticketId: newId(), version: 2, status: "open", isNew: true },
} satisfies Push;

test("published is struck off the outbox", async () => {
  const { realtime, batches } = await pusherServer();
  const row = await written([ticket]);
  realtime.publish(row.id, [ticket]);
  await realtime.settled();
  expect(batches[0]?.batch.map((event) => event.channel)).toEqual(["private-desk.a", "private-branch.b"]);
  expect(await row.isLeft()).toBe(0);
});

test("what a broken server did not take stays, and the worker publishes it later, once", async () => {
  const broken = await pusherServer(500);
  const row = await written([ticket]);
  broken.realtime.publish(row.id, [ticket]);
  await broken.realtime.settled();
  expect(await row.isLeft()).toBe(1);

  const { realtime, batches } = await pusherServer();
  const sweep = () => sweepOutbox({ db: worker, send: realtime.send, log: quiet, olderThan: new Date() });
  await Promise.all([sweep(), sweep()]);
  await sweep();
  const events = batches.flatMap((request) => request.batch);
  expect(events.filter((event) => event.data.includes(ticket.data.ticketId))).toHaveLength(2);
  expect(await row.isLeft()).toBe(0);
});

test("a sweep stops at a server that is away and keeps everything", async () => {
  const { realtime } = await pusherServer(503);
  const row = await written([ticket]);
  const sweep = sweepOutbox({ db: worker, send: realtime.send, log: quiet, olderThan: new Date() });
  await expect(sweep).rejects.toThrow();
  expect(await row.isLeft()).toBe(1);
});

test("a message too large for one event travels as its cursor", async () => {
  const { realtime, batches } = await pusherServer();
  const message = { body: "ñ".repeat(6000) };
  const large = {
    channels: ["private-thread.a"],
    name: "message",
    data: { conversationId: newId(), changeSeq: 7, message },
  } as unknown as Push;
  const row = await written([large]);
  realtime.publish(row.id, [large]);
  await realtime.settled();
  expect(JSON.parse(batches[0]?.batch[0]?.data ?? "")).toEqual({
    conversationId: expect.any(String),
    changeSeq: 7,
  });
});
