import type { Push } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import type { LogPort } from "../ports.ts";
import { requestsOf, toEvents, type WireEvent } from "./batches.ts";

type Options = {
  /** Logged in as the worker. */
  db: Pick<Database, "pool">;
  send(events: WireEvent[]): Promise<void>;
  log: LogPort;
  /** What is younger is still in the hands of the process that wrote it. */
  olderThan: Date;
};

const sweepLock = 4_836_022_917_117;
const rowsAtOnce = 200;

/** Guarantee: `emit` is the only writer of the column. */
const pushesOf = (stored: unknown) => stored as Push[];

const statusOf = (error: unknown): unknown =>
  error instanceof Error ? Reflect.get(error, "status") : undefined;

/** A server that answers so will not take these events tomorrow either. */
const isRefused = (error: unknown) => statusOf(error) === 400 || statusOf(error) === 413;

async function publishRow(row: { id: string; pushes: unknown }, { send, log }: Options) {
  try {
    for (const events of requestsOf(toEvents(pushesOf(row.pushes)))) await send(events);
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.error("realtime refused events for good", { outboxId: row.id, error: String(error) });
  }
}

/**
 * Publishes what stayed in the outbox, oldest first, one process at a time. Stops at the first failure.
 * @returns how many entries were published. Throws the failure.
 */
export async function sweepOutbox(options: Options): Promise<number> {
  const client = await options.db.pool.connect();
  const published: string[] = [];
  try {
    await client.query("BEGIN");
    const { rows: locks } = await client.query("SELECT pg_try_advisory_xact_lock($1) AS held", [sweepLock]);
    if (!locks[0]?.held) return 0;
    const { rows } = await client.query<{ id: string; pushes: unknown }>(
      "SELECT id, pushes FROM app_private.outbox_pending($1, $2)",
      [options.olderThan, rowsAtOnce],
    );
    for (const row of rows) {
      await publishRow(row, options);
      published.push(row.id);
    }
    return published.length;
  } finally {
    if (published.length > 0) await client.query("SELECT app_private.outbox_done($1::uuid[])", [published]);
    await client.query("COMMIT").catch(() => undefined);
    client.release();
  }
}
