import { createServer } from "node:http";
import type { HotSql } from "@handrail/db";
import pg from "pg";

type Asked = { body: string; query: URLSearchParams };
type Frame = {
  databaseUrl: string;
  poolSize: number;
  orgOf: (asked: Asked) => string;
  /** Sends the statements and returns what to answer, with what to do once it is committed. */
  answer: (sql: HotSql, asked: Asked) => Promise<{ said: unknown; committed?: () => void }>;
};

/** A connection as the baselines use them. */
export const poolOf = ({ databaseUrl, poolSize }: Pick<Frame, "databaseUrl" | "poolSize">) =>
  new pg.Pool({ connectionString: databaseUrl, max: poolSize, options: "-c TimeZone=UTC" });

/** A transaction in an organisation, as bare as it can be. */
export async function inOrg<T>(pool: pg.Pool, orgId: string, work: (sql: HotSql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SELECT set_config('app.org_id', ${client.escapeLiteral(orgId)}, true)`);
    const send = async (statement: pg.QueryConfig) => (await client.query(statement)).rows;
    const result = await work(Object.assign(send, { last: send }));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/**
 * What benches measure against: our statements in the same transaction on a bare `node:http` + `pg` server, with no
 * sign-in, no permission, no tRPC. It tells its parent the port, and ends with it.
 */
export function serveBaseline({ orgOf, answer, ...settings }: Frame) {
  const pool = poolOf(settings);

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const query = new URL(request.url ?? "/", "http://bench").searchParams;
      const asked = { body: Buffer.concat(chunks).toString("utf8"), query };
      inOrg(pool, orgOf(asked), (sql) => answer(sql, asked)).then(
        ({ said, committed }) => {
          committed?.();
          response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said));
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" ? address?.port : 0 });
  });
  process.once("disconnect", () => process.exit(0));
}
