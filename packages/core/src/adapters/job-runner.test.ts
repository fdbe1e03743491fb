import type { JobName } from "@handrail/contracts";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { RetryLater } from "../jobs/outcome.ts";
import { testDatabase } from "../testing/database.ts";
import { type JobHandlers, startJobRunner } from "./job-runner.ts";
import { createJobs } from "./jobs.ts";

const db = testDatabase();
const owner = new pg.Client({ connectionString: inject("jobsUrl") });
const logged: { message: string; data: unknown }[] = [];
const log = {
  info: (message: string, data?: unknown) => logged.push({ message, data }),
  error: (message: string, data?: unknown) => logged.push({ message, data }),
};
const received = new Map<string, number>();
const byTicket = new Map<string, () => Promise<void>>();
const ignore = async () => undefined;
const handlers: JobHandlers = {
  "chat.route": ignore,
  "chat.offer_expire": ignore,
  "chat.watch": ignore,
  "chat.session_archive": ignore,
  "playbook.propose": ignore,
  "playbook.run": ignore,
  "triage.engine_retraining": async () => undefined,
  "triage.conversation": async () => undefined,
  "ai.trace_expiry": ignore,
  "ai.usage_monitor": ignore,
  "data.export": ignore,
  "data.export_expire": ignore,
  "audit.seal": ignore,
  "audit.watch_reads": ignore,
  "notify.admin": ignore,
  "tickets.auto_close": async () => undefined,
  "triage.run": async ({ ticketId }) => {
    received.set(ticketId, (received.get(ticketId) ?? 0) + 1);
    await byTicket.get(ticketId)?.();
  },
  "notify.customer": ignore,
  "quality.evaluate": ignore,
  "escalation.check": ignore,
  "operations.deliver": ignore,
  "notify.staff": ignore,
  "reply.send": ignore,
  "ticket.wake": ignore,
  "mail.link": ignore,
  "mail.transcript": ignore,
  "mail.invitation": ignore,
  "mail.portal_access": ignore,
  "portal.expire": ignore,
  "notify.resolved": ignore,
  "file.scan": ignore,
  "file.expire": ignore,
  "kb.import": ignore,
  "kb.embedding_sync": ignore,
  "kb.import_expire": ignore,
};

let jobs: Awaited<ReturnType<typeof createJobs>>;
let runner: Awaited<ReturnType<typeof startJobRunner>>;
beforeAll(async () => {
  await owner.connect();
  jobs = await createJobs({ databaseUrl: inject("appUrl") });
  runner = await startJobRunner({ jobsUrl: inject("jobsUrl"), handlers, log });
});
afterAll(async () => {
  await runner.stop();
  await jobs.close();
  await owner.end();
});

const stateOf = async (ticketId: string) => {
  const { rows } = await owner.query(
    "SELECT state, retry_count FROM pgboss.job WHERE data->>'ticketId' = $1 ORDER BY created_on",
    [ticketId],
  );
  return rows;
};

async function enqueue(handler?: (ticketId: string) => Promise<void>) {
  const job = { orgId: newId(), ticketId: newId() };
  if (handler) byTicket.set(job.ticketId, () => handler(job.ticketId));
  await db.withOrg(job.orgId, (tx) => jobs.enqueue({ tx }, "triage.run", job));
  return job.ticketId;
}
const eventually = (assertion: () => Promise<void>) =>
  vi.waitFor(assertion, { timeout: 15_000, interval: 50 });

test("a committed job is taken and completed", async () => {
  const id = await enqueue();
  await eventually(async () => expect(await stateOf(id)).toMatchObject([{ state: "completed" }]));
  expect(received.get(id)).toBe(1);
});

test("an error is tried again with a delay", async () => {
  const id = await enqueue(async (ticketId) => {
    byTicket.delete(ticketId);
    throw new Error("connection reset");
  });
  await eventually(async () =>
    expect(await stateOf(id)).toMatchObject([{ state: "completed", retry_count: 1 }]),
  );
  expect(received.get(id)).toBe(2);
});

test("a refusal of the domain is given up, with the reason kept and told", async () => {
  const id = await enqueue(async () => {
    throw notFound();
  });
  await eventually(async () =>
    expect(await stateOf(id)).toMatchObject([{ state: "failed", retry_count: 0 }]),
  );
  expect(received.get(id)).toBe(1);
  expect(logged).toContainEqual(expect.objectContaining({ message: "job given up" }));
});

test("a payload that breaks the contract is given up and never reaches the handler", async () => {
  const boss = new PgBoss({
    connectionString: inject("jobsUrl"),
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const ticketId = `broken-${newId()}`;
  await boss.send("triage.run" satisfies JobName, { ticketId }, { singletonKey: ticketId });
  await boss.stop({ graceful: false });
  await eventually(async () =>
    expect(await stateOf(ticketId)).toMatchObject([{ state: "failed", retry_count: 0 }]),
  );
  expect(received.has(ticketId)).toBe(false);
});

test("a job put off runs again at its time, without counting as failed", async () => {
  const id = await enqueue(async (ticketId) => {
    byTicket.delete(ticketId);
    throw new RetryLater(1, "the budget is used up");
  });
  await eventually(async () =>
    expect(await stateOf(id)).toMatchObject([{ state: "completed" }, { state: "completed", retry_count: 0 }]),
  );
  expect(received.get(id)).toBe(2);
});
