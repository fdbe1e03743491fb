import type pg from "pg";
import { describeUrl, loginName } from "./database-url.ts";
import { DeployError } from "./deploy-error.ts";
import { queryOne } from "./session.ts";

/** Owner of the tables when DATABASE_URL logs in as a superuser: row-level security does not bind superusers. */
export const superuserOwnerRole = "handrail_owner";

/** What the login of DATABASE_URL may do on this server and in this database. */
export type Authority = {
  role: string;
  serverVersion: number;
  superuser: boolean;
  createRole: boolean;
  /** Role that owns the tables, as which migrations run. */
  owner: string;
};

type Facts = {
  role: string;
  version: number;
  superuser: boolean;
  create_role: boolean;
  owns_database: boolean;
  encoding: string;
  read_only: boolean;
  tables_owner: string | null;
  has_tables_owner: boolean | null;
};

const factsQuery = `
  SELECT r.rolname AS role, current_setting('server_version_num')::int AS version,
    r.rolsuper AS superuser, r.rolcreaterole AS create_role,
    pg_has_role(r.oid, d.datdba, 'USAGE') AS owns_database, pg_encoding_to_char(d.encoding) AS encoding,
    pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS read_only,
    t.rolname AS tables_owner, pg_has_role(r.oid, t.oid, 'USAGE') AS has_tables_owner
  FROM pg_roles r
  JOIN pg_database d ON d.datname = current_database()
  LEFT JOIN pg_class m ON m.oid = to_regclass('public._prisma_migrations')
  LEFT JOIN pg_roles t ON t.oid = m.relowner
  WHERE r.rolname = current_user`;

function firstProblem(facts: Facts) {
  if (facts.version < 150000) {
    return `PostgreSQL ${Math.floor(facts.version / 10000)} runs there; version 15 or newer is needed`;
  }
  if (facts.encoding !== "UTF8") return `the database is encoded in ${facts.encoding}; UTF8 is needed`;
  if (facts.read_only) return "the server is read-only (a replica?); the primary is needed";
  if (!facts.superuser && !facts.owns_database) {
    return `the role "${facts.role}" does not own the database; it must be its owner`;
  }
  if (!facts.superuser && facts.has_tables_owner === false) {
    return `the tables belong to the role "${facts.tables_owner}"; log in as that one`;
  }
  return undefined;
}

/**
 * Finds out what the login may do.
 * @throws DeployError when the server is too old, read-only or not UTF8, or the login does not own the database.
 */
export async function readAuthority(client: pg.Client, ownerUrl: string): Promise<Authority> {
  const facts = await queryOne<Facts>(client, factsQuery);
  const problem = firstProblem(facts);
  if (problem) throw new DeployError(`DATABASE_URL (${describeUrl(ownerUrl)}): ${problem}.`);
  return {
    role: facts.role,
    serverVersion: facts.version,
    superuser: facts.superuser,
    createRole: facts.superuser || facts.create_role,
    owner: facts.tables_owner ?? (facts.superuser ? superuserOwnerRole : facts.role),
  };
}

/** The error of a step that needs CREATEROLE, with what an administrator can do instead. */
export function needsCreateRole(ownerUrl: string, statements: string[]) {
  return new DeployError(
    `DATABASE_URL (${describeUrl(ownerUrl)}): the role "${loginName(ownerUrl)}" may not create roles. Either run ` +
      `ALTER ROLE ${loginName(ownerUrl)} CREATEROLE as an administrator, or let the administrator run\n` +
      `${statements.map((statement) => `  ${statement};`).join("\n")}\n` +
      "and set APP_DATABASE_URL, WORKER_DATABASE_URL and JOBS_DATABASE_URL to three login roles made by hand.",
  );
}
