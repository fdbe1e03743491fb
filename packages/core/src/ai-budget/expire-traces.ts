import { type ServiceContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import type { Ports } from "../ports.ts";
import { readBudget } from "./settings.ts";

const dayMs = 86_400_000;
const batchSize = 1_000;
const keptTurnDays = 7;

/**
 * Job `ai.trace_expiry`: empties what models were asked and answered once it is as old as the organisation wants; that
 * they were asked, and what it took, stays. Forgets how many questions a customer had on days gone by.
 */
export async function expireTraces(ctx: ServiceContext): Promise<{ emptied: number }> {
  const { traceDays } = await withTransaction(ctx, readBudget);
  const before = new Date(ctx.now().getTime() - traceDays * dayMs);
  let emptied = 0;
  for (;;) {
    const count = await withTransaction(
      ctx,
      ({ tx, org }) => tx.$executeRaw`
        UPDATE ai_interaction SET prompt = '', response = '' WHERE (org_id, id) IN (
          SELECT i.org_id, i.id FROM ai_interaction i
          WHERE i.org_id = ${org.id}::uuid AND i.created_at < ${before} AND (i.prompt <> '' OR i.response <> '')
          ORDER BY i.created_at LIMIT ${batchSize}
        )`,
    );
    emptied += count;
    if (count < batchSize) break;
  }
  await withTransaction(ctx, ({ tx, org }) =>
    tx.aiTurn.deleteMany({
      where: { orgId: org.id, day: { lt: new Date(ctx.now().getTime() - keptTurnDays * dayMs) } },
    }),
  );
  return { emptied };
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function scheduleTraceExpiry({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, { id: orgId }) =>
    jobs.enqueue({ tx }, "ai.trace_expiry", { orgId }, { singletonKey: orgId }),
  );
}
