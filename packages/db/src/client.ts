import { createHash } from "node:crypto";
import { Socket } from "node:net";
import pg from "pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { PrismaPgInTurn } from "./in-turn.ts";

/** Statements on the open transaction of one organisation or person. */
export type Tx = Omit<Prisma.TransactionClient, "$transaction">;

type HotStatement = { name?: string; text: string; values: unknown[] };

/** Sends one prepared statement on the open transaction of `hot`; resolves to its rows. */
export type HotSql = {
  (statement: HotStatement): Promise<Record<string, unknown>[]>;
  /** The last statement of the transaction, sent together with the commit: saves the way there and back. */
  last(statement: HotStatement): Promise<Record<string, unknown>[]>;
};

/**
 * The only ways to the database: each opens one transaction with its organisation or person set, so that
 * row-level security decides which rows exist. The bare client is not handed out.
 */
export type Database = {
  /** Runs `work` in one transaction inside an organisation. Throws what `work` throws, after rolling back. */
  withOrg<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction as a person, outside any organisation: sign-in, own memberships. */
  withPerson<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` with neither set: only public rows (organisations) and the narrow functions of `app_private`. */
  withNobody<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** `withOrg` for commands hot enough to go past the query builder: plain prepared statements on one connection. */
  hot<T>(orgId: string, work: (sql: HotSql) => Promise<T>): Promise<T>;
  /** The pool itself, for libraries that keep their own tables (the rate limiter). */
  pool: pg.Pool;
  close(): Promise<void>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One name for each distinct SQL text, so that PostgreSQL plans it once on each connection. Bounded: IN lists vary the text. */
function statementNames(limit: number) {
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= limit) return "";
    const name = `h${createHash("sha1").update(sql).digest("hex").slice(0, 24)}`;
    names.set(sql, name);
    return name;
  };
}

type Written = (error?: Error | null) => void;

/** What is sent in one turn of the event loop leaves together: a begin with the first statement, a commit with the last. */
function gatheringSocket(): Socket {
  const socket = new Socket();
  let isGathering = false;
  const gather = () => {
    if (isGathering) return;
    isGathering = true;
    socket.cork();
    process.nextTick(() => {
      isGathering = false;
      socket.uncork();
    });
  };
  // Connecting puts a socket's own way of writing back in place.
  socket.once("connect", () => {
    const write = socket.write.bind(socket);
    socket.write = (data: Uint8Array | string, encoding?: BufferEncoding | Written, done?: Written) => {
      gather();
      return typeof encoding === "function" ? write(data, encoding) : write(data, encoding, done);
    };
  });
  return socket;
}

/**
 * Opens the database as the application's role.
 * @param connectionString a role that owns nothing and cannot bypass row-level security
 * @param options.max connections at most (default 10)
 */
export function openDatabase(connectionString: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    options: "-c TimeZone=UTC",
    application_name: "handrail",
  });
  pool.on("error", () => undefined);
  const hotPool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    options: "-c TimeZone=UTC",
    application_name: "handrail",
    pipeline: true,
    stream: gatheringSocket,
  });
  hotPool.on("error", () => undefined);
  const adapter = new PrismaPgInTurn(pool, { statementNameGenerator: statementNames(500) });
  const prisma = new PrismaClient({ adapter });
  const limits = { maxWait: 10_000, timeout: 20_000 };

  return {
    withOrg: (orgId, work) =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('app.org_id', ${orgId}, true)`;
        return work(tx);
      }, limits),
    withPerson: (userId, work) =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
        return work(tx);
      }, limits),
    withNobody: (work) => prisma.$transaction(work, limits),
    hot: async (orgId, work) => {
      if (!uuid.test(orgId)) throw new TypeError("orgId must be a UUID");
      const client = await hotPool.connect();
      let broken: Error | undefined;
      let isCommitted = false;
      const begun = client.query(`BEGIN; SELECT set_config('app.org_id', '${orgId}', true)`);
      begun.catch(() => undefined);
      const sql = async (statement: HotStatement) => (await client.query(statement)).rows;
      const last = async (statement: HotStatement) => {
        const [{ rows }] = await Promise.all([client.query(statement), client.query("COMMIT")]);
        isCommitted = true;
        return rows;
      };
      try {
        const result = await work(Object.assign(sql, { last }));
        await begun;
        if (!isCommitted) await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    pool,
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
      if (!hotPool.ended) await hotPool.end();
    },
  };
}
