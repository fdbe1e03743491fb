import pg from "pg";
import type { Authority } from "./authority.ts";
import { DeployError, errorCode } from "./deploy-error.ts";
import { queryOne } from "./session.ts";

const id = pg.escapeIdentifier;

type PublicRights = { database: string; connect: boolean; temporary: boolean; create: boolean };

const publicRightsQuery = `
  SELECT current_database() AS database,
    has_database_privilege('public', current_database(), 'CONNECT') AS connect,
    has_database_privilege('public', current_database(), 'TEMPORARY') AS temporary,
    has_schema_privilege('public', 'public', 'CREATE') AS create`;

async function ownerRights(client: pg.Client, authority: Authority, database: string) {
  if (!authority.superuser) return;
  const owner = id(authority.owner);
  await client.query(`GRANT CONNECT, TEMPORARY, CREATE ON DATABASE ${database} TO ${owner}`);
  await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${owner}`);
}

/** Lets the given logins, and nobody else, into the database; nobody but the owner creates anything in it. */
export async function restrictAccess(client: pg.Client, authority: Authority, logins: string[]) {
  const before = await queryOne<PublicRights>(client, publicRightsQuery);
  const database = id(before.database);
  await ownerRights(client, authority, database);
  if (before.connect || before.temporary) {
    await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
  }
  if (before.create) await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  const { rows } = await client.query<{ login: string }>(
    "SELECT login FROM unnest($1::text[]) AS login WHERE NOT has_database_privilege(login::name, current_database(), 'CONNECT')",
    [logins],
  );
  for (const { login } of rows) await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${id(login)}`);
  const after = await queryOne<PublicRights>(client, publicRightsQuery);
  if (after.connect || after.temporary || after.create) {
    throw new DeployError(
      `DATABASE_URL: the role "${authority.role}" could not close the database to others. Let an administrator run ` +
        `REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC; REVOKE CREATE ON SCHEMA public FROM PUBLIC.`,
    );
  }
}

/** Making a schema for another role needs the right to become that role. */
async function joinRole(client: pg.Client, authority: Authority, role: string) {
  const supportsSet = authority.serverVersion >= 160000;
  const { rows } = await client.query("SELECT WHERE pg_has_role($1, $2)", [
    role,
    supportsSet ? "SET" : "MEMBER",
  ]);
  if (rows.length > 0) return;
  const options = supportsSet ? "WITH INHERIT FALSE, SET TRUE" : "";
  await client.query(`GRANT ${id(role)} TO CURRENT_USER ${options}`).catch((error: unknown) => {
    if (errorCode(error) !== "42501") throw error;
    throw new DeployError(
      `DATABASE_URL: the role "${authority.role}" may not make the schema of the job queue. ` +
        `Let an administrator run: GRANT ${id(role)} TO ${id(authority.role)}.`,
      { cause: error },
    );
  });
}

/** Makes the schema of the job queue, owned by the login that runs it. */
export async function ensureQueueSchema(client: pg.Client, authority: Authority, jobsRole: string) {
  const { owner } = await queryOne<{ owner: string | null }>(
    client,
    "SELECT (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'pgboss') AS owner",
  );
  if (owner === jobsRole) return;
  if (owner !== null) {
    throw new DeployError(
      `The schema pgboss belongs to "${owner}", not to "${jobsRole}": run ALTER SCHEMA pgboss OWNER TO ${id(jobsRole)}.`,
    );
  }
  await joinRole(client, authority, jobsRole);
  await client.query(`CREATE SCHEMA pgboss AUTHORIZATION ${id(jobsRole)}`);
}
