import type { changeReadLimitInput } from "@handrail/contracts/inputs/audit";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import { emit } from "../emit.ts";
import { conflict, found } from "../errors.ts";
import { hourOf } from "../note-reads.ts";
import { tellAdmins } from "../notifications/index.ts";
import type { Ports } from "../ports.ts";
import { readThreshold } from "./read-rules.ts";

const hourMs = 3_600_000;
const baselineDays = 14;
const keptDays = 30;

const readersSchema = z.array(
  z.object({
    readerId: z.string(),
    name: z.string(),
    hour: z.date(),
    records: z.number().int(),
    usual: z.number(),
  }),
);

async function limitOf(ctx: TxContext): Promise<number> {
  const { id } = ctx.org;
  const row = await ctx.tx.organization.findUnique({ where: { id }, select: { bulkReadLimit: true } });
  return found(row).bulkReadLimit;
}

/** Who read more than the limit in this hour or the last, beside what the busier of their other hours have. */
async function busyReaders(ctx: TxContext, limit: number) {
  const thisHour = hourOf(ctx.now());
  const lastHour = new Date(thisHour.getTime() - hourMs);
  const oldest = new Date(thisHour.getTime() - baselineDays * 24 * hourMs);
  return readersSchema.parse(
    await ctx.tx.$queryRaw`
      WITH hours AS (
        SELECT r.reader_id, r.hour, sum(r.records) AS records FROM staff_read r
        WHERE r.org_id = ${ctx.org.id}::uuid AND r.hour >= ${oldest} GROUP BY r.reader_id, r.hour
      ), usual AS (
        SELECT reader_id, percentile_disc(0.95) WITHIN GROUP (ORDER BY records) AS records
        FROM hours WHERE hour < ${lastHour} GROUP BY reader_id
      )
      SELECT h.reader_id::text AS "readerId", coalesce(p.name, k.name, '') AS name, h.hour, h.records::int AS records,
        coalesce(u.records, 0)::float8 AS usual
      FROM hours h
      LEFT JOIN membership m ON m.org_id = ${ctx.org.id}::uuid AND m.id = h.reader_id
      LEFT JOIN app_user p ON p.id = m.user_id
      LEFT JOIN api_key k ON k.org_id = ${ctx.org.id}::uuid AND k.id = h.reader_id
      LEFT JOIN usual u ON u.reader_id = h.reader_id
      WHERE h.hour >= ${lastHour} AND h.records >= ${limit}`,
  );
}

/** Whether this hour of this person was told already. */
async function isTold(ctx: TxContext, readerId: string, hour: Date) {
  const told = await ctx.tx.event.findFirst({
    where: {
      orgId: ctx.org.id,
      kind: "audit.bulk_read",
      subjectId: readerId,
      createdAt: { gte: hour },
      data: { path: ["hour"], equals: hour.toISOString() },
    },
    select: { id: true },
  });
  return told !== null;
}

/**
 * Job `audit.watch_reads`: tells admins who, person or program, reads far more records than otherwise, and than the
 * organisation finds normal; once for a reader and an hour. Forgets what is older than a month.
 */
export function watchReads(ctx: ServiceContext): Promise<{ told: number }> {
  return withTransaction(ctx, async (ctx) => {
    await ctx.tx
      .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`watch reads ${ctx.org.id}`}, 0))::text`;
    const limit = await limitOf(ctx);
    let told = 0;
    for (const { readerId, name, hour, records, usual } of await busyReaders(ctx, limit)) {
      if (records < readThreshold(limit, usual) || (await isTold(ctx, readerId, hour))) continue;
      const detail = { records, usual: Math.round(usual), hour: hour.toISOString() };
      await emit(ctx, { kind: "audit.bulk_read", subjectId: readerId, data: { name, ...detail } });
      await tellAdmins(ctx, { kind: "bulk_read", actorName: name, detail });
      told += 1;
    }
    await ctx.tx.staffRead.deleteMany({
      where: {
        orgId: ctx.org.id,
        hour: { lt: new Date(ctx.now().getTime() - keptDays * 24 * hourMs) },
      },
    });
    return { told };
  });
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function scheduleReadWatch({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, { id: orgId }) =>
    jobs.enqueue({ tx }, "audit.watch_reads", { orgId }, { singletonKey: orgId }),
  );
}

/** How many records a member of staff may read in an hour before admins are told. */
export function getReadLimit(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => ({ limit: await limitOf(ctx) }));
}

/** Changes it, where it still is what the admin saw; CONFLICT `setting_changed` otherwise. */
export function changeReadLimit(ctx: ServiceContext, { seen, limit }: z.output<typeof changeReadLimitInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.organization.updateMany({
      where: { id: ctx.org.id, bulkReadLimit: seen },
      data: { bulkReadLimit: limit, updatedAt: ctx.now() },
    });
    if (count === 0) throw conflict("setting_changed");
    await emit(ctx, {
      kind: "organization.changed",
      data: { bulkReadLimit: { from: seen, to: limit } },
    });
    return { limit };
  });
}
