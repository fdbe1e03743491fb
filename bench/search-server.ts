import { createServer } from "node:http";
import { findCandidates } from "@handrail/core/kb/search/candidates";
import { lookUp } from "@handrail/core/kb/search/look-up";
import type { HotSql } from "@handrail/db";
import pg from "pg";

/**
 * The statements of a search in the same transaction on a bare `node:http` + `pg` server: no organisation to find, no
 * checks of input, no ranking, no snippets. What `kb-search.bench.ts` measures against. Settings come as JSON in the
 * first argument.
 */
const { databaseUrl, poolSize } = JSON.parse(process.argv[2] ?? "{}");

const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: "-c TimeZone=UTC" });

async function search(orgId: string, query: string) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query({ name: "org", text: "SELECT set_config('app.org_id', $1, true)", values: [orgId] });
    const run = async (statement: Parameters<HotSql>[0]) => (await client.query(statement)).rows;
    const { words } = await lookUp(Object.assign(run, { last: run }), orgId, query, false);
    const wanted = { withInternal: false, categoryId: null, perArticle: 2, most: 24 };
    const rows = await findCandidates(run, orgId, words, wanted);
    await client.query("COMMIT");
    return rows;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  const asked = new URL(request.url ?? "/", "http://bench").searchParams;
  search(asked.get("org") ?? "", asked.get("query") ?? "").then(
    (rows) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows.slice(0, 8))),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});
process.once("disconnect", () => process.exit(0));
