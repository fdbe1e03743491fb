import { type JobName, type JobPayload, jobNames, jobs } from "@handrail/contracts";
import { type JobWithMetadata, PgBoss } from "pg-boss";
import { GiveUp, outcomeOf } from "../jobs/outcome.ts";
import type { LogPort } from "../ports.ts";

export type JobAttempt = {
  /** No other attempt follows when this one fails. */
  isLast: boolean;
  signal: AbortSignal;
};
/** What to do with each kind of job. Handlers must bear to be run twice for one job. */
export type JobHandlers = {
  [Name in JobName]: (payload: JobPayload<Name>, attempt: JobAttempt) => Promise<void>;
};
export type RunnerOptions = { jobsUrl: string; handlers: JobHandlers; log: LogPort };

const jobsAtOnce = 2;
const stopTimeoutMs = 25_000;

/** Guarantee: `jobs[name]` has just parsed the payload of a job of that name. */
const handlerOf = (handlers: JobHandlers, name: JobName) =>
  handlers[name] as (payload: unknown, attempt: JobAttempt) => Promise<void>;

async function handle(job: JobWithMetadata, name: JobName, handlers: JobHandlers) {
  const payload = jobs[name].safeParse(job.data);
  if (!payload.success) throw new GiveUp(`bad payload: ${payload.error.message}`);
  const isLast = job.retryCount >= job.retryLimit;
  await handlerOf(handlers, name)(payload.data, { isLast, signal: job.signal });
}

/**
 * Takes jobs from the queue as the login that owns it, until `stop`, which lets the running ones finish. A handler's
 * error decides: tried again with growing delays, again at a given time, or given up and kept as failed.
 */
export async function startJobRunner({ jobsUrl, handlers, log }: RunnerOptions) {
  const boss = new PgBoss({
    connectionString: jobsUrl,
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
  });
  boss.on("error", (error) => log.error("job queue", { error: error.message }));
  await boss.start();

  async function settle(job: JobWithMetadata, name: JobName, error: unknown) {
    const outcome = outcomeOf(error);
    const facts = { job: name, id: job.id, attempt: job.retryCount + 1, error: outcome.reason };
    switch (outcome.kind) {
      case "retry_later":
        log.info("job put off", { ...facts, seconds: outcome.seconds });
        await boss.send(name, job.data, { startAfter: outcome.seconds, singletonKey: job.id });
        return { id: job.id, status: "completed" } as const;
      case "give_up":
        log.error("job given up", facts);
        return { id: job.id, status: "deadletter", output: { message: outcome.reason } } as const;
      case "retry":
        log.error(job.retryCount >= job.retryLimit ? "job failed for the last time" : "job failed", facts);
        return { id: job.id, status: "failed", output: { message: outcome.reason } } as const;
      default:
        return outcome satisfies never;
    }
  }

  async function run(job: JobWithMetadata, name: JobName) {
    try {
      await handle(job, name, handlers);
      return { id: job.id, status: "completed" } as const;
    } catch (error) {
      return settle(job, name, error);
    }
  }

  for (const name of jobNames) {
    const options = {
      includeMetadata: true,
      perJobResults: true,
      localConcurrency: jobsAtOnce,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 2,
    } as const;
    await boss.work(name, options, (batch: JobWithMetadata[]) =>
      Promise.all(batch.map((job) => run(job, name))),
    );
  }
  return { stop: () => boss.stop({ graceful: true, timeout: stopTimeoutMs }) };
}
