import pg from "pg";
import { describeUrl, driverUrl, loginName } from "./database-url.ts";
import { DeployError, errorCode } from "./deploy-error.ts";

/** Setting that an address came from, as messages name it. */
export type UrlSetting = "DATABASE_URL" | "APP_DATABASE_URL" | "WORKER_DATABASE_URL" | "JOBS_DATABASE_URL";

const connectTimeoutMs = 15_000;
const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOENT",
]);
const refused = new Set(["28P01", "28000"]);

function explain(error: unknown, url: string, setting: UrlSetting) {
  const code = errorCode(error);
  const where = describeUrl(url);
  const reason = error instanceof Error ? error.message : String(error);
  if (refused.has(code)) return `${setting}: ${where} refuses the login "${loginName(url)}" (${reason}).`;
  if (unreachable.has(code)) return `${setting}: no PostgreSQL answers at ${where} (${reason || code}).`;
  return `${setting}: cannot connect to ${where} as "${loginName(url)}" (${reason || code}).`;
}

/** `AggregateError` is what a host name with several addresses ends in; its first cause tells enough. */
const firstCause = (error: unknown) => (error instanceof AggregateError ? error.errors[0] : error);

/**
 * Opens one connection.
 * @throws DeployError that names the setting and the address; its `cause` keeps the driver's error.
 */
export async function connect(url: string, setting: UrlSetting = "DATABASE_URL") {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new DeployError(`${setting} must look like postgresql://user:password@host:5432/database.`);
  }
  const client = new pg.Client({
    connectionString: driverUrl(url),
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: "handrail-deploy",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new DeployError(explain(firstCause(error), url, setting), { cause: firstCause(error) });
  }
}

/** Runs `work` on a connection of its own and closes it. */
export async function withConnection<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  setting?: UrlSetting,
) {
  const client = await connect(url, setting);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The single row of a query that always has one. */
export async function queryOne<Row extends pg.QueryResultRow>(
  client: pg.Client,
  sql: string,
  values: unknown[] = [],
) {
  const { rows } = await client.query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}
