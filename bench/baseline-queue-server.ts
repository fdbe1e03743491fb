import { queueInput } from "@handrail/contracts/inputs/queue";
import { readPage } from "@handrail/core/tickets/queue-page";
import { planQueue } from "@handrail/core/tickets/queue-plan";
import { readRows } from "@handrail/core/tickets/queue-rows";
import type { HotSql } from "@handrail/db";
import { serveBaseline } from "./baseline-frame.ts";

/** A page of the queue. What `queue.bench.ts` measures against. Settings come as JSON in the first argument. */
const { databaseUrl, orgId, membershipId } = JSON.parse(process.argv[2] ?? "{}");

async function page(sql: HotSql, given: unknown) {
  const { sort, direction, limit, ...asked } = queueInput.parse(given);
  const env = { now: new Date(), membershipId, timeZone: "UTC" };
  const plan = planQueue(asked, { orgId, actor: { kind: "system", job: "bench" } }, env);
  const { ids } = await readPage(sql, plan, { order: { sort, direction }, from: null, limit });
  return readRows(sql, { orgId, membershipId, ids });
}

serveBaseline({
  databaseUrl,
  poolSize: 4,
  orgOf: () => orgId,
  answer: async (sql, { body }) => ({ said: await page(sql, JSON.parse(body)) }),
});
