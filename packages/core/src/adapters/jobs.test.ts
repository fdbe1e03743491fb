import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { newId } from "../ids.ts";
import type { JobsPort } from "../ports.ts";
import { testDatabase } from "../testing/database.ts";
import { createJobs, installJobs } from "./jobs.ts";

const db = testDatabase();
const owner = new pg.Client({ connectionString: inject("jobsUrl") });
let jobs: JobsPort & { close(): Promise<void> };

/** Other tests run workers on the same queues: jobs of these wait where none of them looks yet. */
const later = { startAfterSeconds: 3_600 };
const payload = () => ({ orgId: newId(), ticketId: newId() });
const queued = async (ticketId: string) => {
  const { rows } = await owner.query(
    "SELECT name, data, state FROM pgboss.job WHERE data->>'ticketId' = $1",
    [ticketId],
  );
  return rows;
};

beforeAll(async () => {
  await owner.connect();
  jobs = await createJobs({ databaseUrl: inject("appUrl") });
});
afterAll(async () => {
  await jobs.close();
  await owner.end();
});

describe("a job belongs to the transaction of its rows", () => {
  test("and is there when it commits", async () => {
    const job = payload();
    await db.withOrg(job.orgId, (tx) => jobs.enqueue({ tx }, "triage.run", job, later));
    expect(await queued(job.ticketId)).toEqual([{ name: "triage.run", data: job, state: "created" }]);
  });

  test("also on the hot path, also with a delay", async () => {
    const job = payload();
    await db.hot(job.orgId, (sql) => jobs.enqueue({ sql }, "triage.run", job, later));
    expect(await queued(job.ticketId)).toHaveLength(1);
  });

  test("and is gone when it rolls back", async () => {
    const job = payload();
    const failing = db.withOrg(job.orgId, async (tx) => {
      await jobs.enqueue({ tx }, "triage.run", job);
      throw new Error("the command failed");
    });
    await expect(failing).rejects.toThrow("the command failed");
    expect(await queued(job.ticketId)).toEqual([]);
  });
});

test("of the jobs with one key only one waits", async () => {
  const job = payload();
  const enqueue = () =>
    db.withOrg(job.orgId, (tx) =>
      jobs.enqueue({ tx }, "triage.run", job, { ...later, singletonKey: job.ticketId }),
    );
  await enqueue();
  await enqueue();
  expect(await queued(job.ticketId)).toHaveLength(1);
});

test("a payload that breaks the contract is refused before it is written", async () => {
  const job = { orgId: newId(), ticketId: "not-an-id" };
  const enqueue = db.withOrg(job.orgId, (tx) => jobs.enqueue({ tx }, "triage.run", job));
  await expect(enqueue).rejects.toThrow(/lower-case UUID|Invalid/);
});

test("the application cannot read or take jobs", async () => {
  await expect(db.pool.query("SELECT data FROM pgboss.job_common")).rejects.toMatchObject({ code: "42501" });
  await expect(db.pool.query("UPDATE pgboss.job_common SET state = 'active'")).rejects.toMatchObject({
    code: "42501",
  });
});

test("installing again changes nothing", async () => {
  await expect(installJobs({ jobsUrl: inject("jobsUrl") })).resolves.toBeUndefined();
});
