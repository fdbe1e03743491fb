import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import { emit } from "../emit.ts";
import { tellAdmins } from "../notifications/index.ts";
import type { Ports } from "../ports.ts";
import { anomaliesIn, saidOf } from "./anomalies.ts";
import { readBudget } from "./settings.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const usualDays = 14;

const number = z.coerce.number();
const hourSchema = z.tuple([
  z.object({ calls: number, failures: number, cost: number, latencyMs: number.nullable() }),
]);
const usualSchema = z.tuple([
  z.object({
    hours: number,
    calls: number,
    cost: number,
    failureRate: number,
    latencyMs: number.nullable(),
  }),
]);

/** A call that was not made, or not said because a person was there, is no failure of the model. */
const isFailure = Prisma.sql`i.error IS NOT NULL AND i.error NOT IN ('over_budget', 'silent')`;
const wasMade = Prisma.sql`(i.error IS NULL OR i.error <> 'over_budget')`;

async function lastHour(ctx: TxContext, since: Date) {
  const [hour] = hourSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT count(*) AS calls, count(*) FILTER (WHERE ${isFailure}) AS failures,
        coalesce(sum(i.cost_micros), 0) AS cost,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY i.latency_ms) AS "latencyMs"
      FROM ai_interaction i
      WHERE i.org_id = ${ctx.org.id}::uuid AND i.created_at >= ${since} AND i.created_at < ${ctx.now()} AND ${wasMade}`,
  );
  return hour;
}

/** What the busier of the hours before were like, and how often calls failed in all of them. */
async function usually(ctx: TxContext, since: Date, until: Date) {
  const [usual] = usualSchema.parse(
    await ctx.tx.$queryRaw`
      WITH hours AS (
        SELECT date_trunc('hour', i.created_at) AS hour, count(*) AS calls, sum(coalesce(i.cost_micros, 0)) AS cost,
          count(*) FILTER (WHERE ${isFailure}) AS failures,
          percentile_cont(0.95) WITHIN GROUP (ORDER BY i.latency_ms) AS latency
        FROM ai_interaction i
        WHERE i.org_id = ${ctx.org.id}::uuid AND i.created_at >= ${since} AND i.created_at < ${until} AND ${wasMade}
        GROUP BY 1
      )
      SELECT count(*) AS hours, coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY calls), 0) AS calls,
        coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY cost), 0) AS cost,
        coalesce(sum(failures)::float8 / nullif(sum(calls), 0), 0) AS "failureRate",
        percentile_cont(0.5) WITHIN GROUP (ORDER BY latency) AS "latencyMs"
      FROM hours`,
  );
  return usual;
}

async function wasTold(ctx: TxContext, what: string) {
  const told = await ctx.tx.event.findFirst({
    where: {
      orgId: ctx.org.id,
      kind: "ai.anomaly",
      createdAt: { gt: new Date(ctx.now().getTime() - dayMs) },
      data: { path: ["what"], equals: what },
    },
    select: { id: true },
  });
  return told !== null;
}

/**
 * Job `ai.usage_monitor`: tells admins what of the last hour's calls is far beyond what the organisation has otherwise:
 * how many, what they cost, how many failed, how long they took. The same within a day only once.
 */
export function watchUsage(ctx: ServiceContext): Promise<{ told: string[] }> {
  return withTransaction(ctx, async (ctx) => {
    await ctx.tx
      .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`watch usage ${ctx.org.id}`}, 0))::text`;
    const { currency } = await readBudget(ctx);
    const hourAgo = new Date(ctx.now().getTime() - hourMs);
    const usual = await usually(ctx, new Date(hourAgo.getTime() - usualDays * dayMs), hourAgo);
    const told: string[] = [];
    for (const { what, ...figures } of anomaliesIn(await lastHour(ctx, hourAgo), usual)) {
      if (await wasTold(ctx, what)) continue;
      const detail = {
        what,
        value: saidOf(what, figures.value, currency),
        usual: saidOf(what, figures.usual, currency),
      };
      await emit(ctx, { kind: "ai.anomaly", data: detail });
      await tellAdmins(ctx, { kind: "ai_anomaly", detail });
      told.push(what);
    }
    return { told };
  });
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function scheduleUsageWatch({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, { id: orgId }) =>
    jobs.enqueue({ tx }, "ai.usage_monitor", { orgId }, { singletonKey: orgId }),
  );
}
