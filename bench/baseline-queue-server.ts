import { createServer } from "node:http";
import { queueInput } from "@handrail/contracts/inputs/queue";
import { readPage } from "@handrail/core/tickets/queue-page";
import { planQueue } from "@handrail/core/tickets/queue-plan";
import { readRows } from "@handrail/core/tickets/queue-rows";
import type { HotSql } from "@handrail/db";
import pg from "pg";

/**
 * The queue's statements in the same transaction on a bare `node:http` + `pg` server: no sign-in, no permission, no
 * tRPC. What `queue.bench.ts` measures against. Settings come as JSON in the first argument.
 */
const { databaseUrl, orgId, membershipId } = JSON.parse(process.argv[2] ?? "{}");
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, options: "-c TimeZone=UTC" });

async function page(sql: HotSql, given: unknown) {
  const { sort, direction, limit, ...asked } = queueInput.parse(given);
  const env = { now: new Date(), membershipId, timeZone: "UTC" };
  const plan = planQueue(asked, { orgId, actor: { kind: "system", job: "bench" } }, env);
  const { ids } = await readPage(sql, plan, { order: { sort, direction }, from: null, limit });
  return readRows(sql, { orgId, membershipId, ids });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('app.org_id', '${orgId}', true)`);
      const send = async (statement: pg.QueryConfig) => (await client.query(statement)).rows;
      const rows = await page(
        Object.assign(send, { last: send }),
        JSON.parse(Buffer.concat(chunks).toString("utf8")),
      );
      await client.query("COMMIT");
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows));
    } catch (error) {
      await client.query("ROLLBACK");
      response.writeHead(500).end(String(error));
    } finally {
      client.release();
    }
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("disconnect", () => process.exit(0));
