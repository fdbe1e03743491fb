import { createHash, randomUUID } from "node:crypto";
import { type JobName, jobNames, jobs } from "@handrail/contracts";
import { fromPrisma, PgBoss, type Queue } from "pg-boss";
import { queues } from "../jobs/queues.ts";
import type { JobsPort, LogPort, OpenTransaction } from "../ports.ts";

const bare = { migrate: false, createSchema: false, supervise: false, schedule: false } as const;

/** A statement's text is always the same for a queue, so a name spares PostgreSQL planning it again. */
const statementName = (text: string) => `j${createHash("sha1").update(text).digest("hex").slice(0, 24)}`;

function joined(transaction: OpenTransaction) {
  if ("tx" in transaction) return fromPrisma(transaction.tx);
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await transaction.sql({ name: statementName(text), text, values }),
    }),
  };
}

/**
 * Enqueues as the application's role, which may add jobs and read nothing of them. The schema must be there:
 * `installJobs` makes it.
 */
export async function createJobs(options: {
  databaseUrl: string;
  log?: LogPort;
}): Promise<JobsPort & { close(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: options.databaseUrl, max: 1, ...bare });
  boss.on("error", (error) => options.log?.error("job queue", { error: error.message }));
  await boss.start();
  return {
    async enqueue(transaction, name, payload, { startAfterSeconds, singletonKey } = {}) {
      const data: object = jobs[name].parse(payload);
      await boss.send(name, data, {
        singletonKey: singletonKey ?? randomUUID(),
        ...(startAfterSeconds ? { startAfter: startAfterSeconds } : {}),
        db: joined(transaction),
      });
    },
    close: () => boss.stop({ graceful: false }),
  };
}

const grants = `
  GRANT USAGE ON SCHEMA pgboss TO handrail_app;
  GRANT SELECT ON pgboss.version, pgboss.queue TO handrail_app;
  GRANT INSERT, SELECT (id, start_after) ON pgboss.job_common TO handrail_app;`;

async function ensureQueue(boss: PgBoss, present: Map<string, Queue>, name: JobName) {
  const { retryLimit, retryDelay, retryDelayMax, expireInSeconds, notify } = queues[name];
  const wanted = { retryLimit, retryDelay, retryDelayMax, expireInSeconds, notify, retryBackoff: true };
  const queue = present.get(name);
  // "short": of the jobs with one singleton key, only one waits at a time.
  if (!queue) return boss.createQueue(name, { ...wanted, policy: "short" });
  const isSame = Object.entries(wanted).every(([key, value]) => Reflect.get(queue, key) === value);
  return isSame ? undefined : boss.updateQueue(name, wanted);
}

/** Makes or updates the job queue's own schema and every queue, as the login that owns it. Safe on every start. */
export async function installJobs(options: { jobsUrl: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: options.jobsUrl,
    max: 2,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const name of jobNames) await ensureQueue(boss, present, name);
    await boss.getDb().executeSql(grants);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures[0]) throw failures[0];
}
