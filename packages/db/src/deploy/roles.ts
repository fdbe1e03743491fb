import pg from "pg";
import { type Authority, needsCreateRole, superuserOwnerRole } from "./authority.ts";
import { databaseName, withLogin } from "./database-url.ts";
import { DeployError, errorCode } from "./deploy-error.ts";
import { rolePassword, scramVerifier } from "./role-password.ts";

/** NOLOGIN roles that policies and grants name; they belong to the whole server. */
export const groupRoles = ["handrail_app", "handrail_worker"] as const;

type GroupRole = (typeof groupRoles)[number];

/** The processes' logins, and the groups whose rights each has. */
export const loginKinds = {
  app: ["handrail_app"],
  worker: ["handrail_app", "handrail_worker"],
  jobs: [],
} as const satisfies Record<string, readonly GroupRole[]>;

export type LoginKind = keyof typeof loginKinds;

const id = pg.escapeIdentifier;
const madeMeanwhile = new Set(["42710", "23505"]);
const longestName = 63;

async function missingRoles(client: pg.Client, names: readonly string[]) {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)",
    [names],
  );
  return rows.map((row) => row.name);
}

async function createRole(client: pg.Client, statement: string) {
  await client.query(statement).catch((error: unknown) => {
    if (!madeMeanwhile.has(errorCode(error))) throw error;
  });
}

/** Makes the tables' owner, as which a superuser's migrations run. */
export async function ensureOwnerRole(client: pg.Client) {
  if ((await missingRoles(client, [superuserOwnerRole])).length === 0) return;
  await createRole(client, `CREATE ROLE ${id(superuserOwnerRole)} NOLOGIN`);
}

/** Makes the group roles, and the tables' owner for a superuser, unless they are there. */
export async function ensureGroupRoles(client: pg.Client, authority: Authority, ownerUrl: string) {
  const missing = await missingRoles(client, groupRoles);
  const statements = missing.map((name) => `CREATE ROLE ${id(name)} NOLOGIN`);
  if (statements.length > 0 && !authority.createRole) throw needsCreateRole(ownerUrl, statements);
  for (const statement of statements) await createRole(client, statement);
  if (authority.superuser) await ensureOwnerRole(client);
}

/** Name of a login role: one for each process and database, and never that of a group, whatever the database is called. */
export function loginRole(ownerUrl: string, kind: LoginKind) {
  const name = `${databaseName(ownerUrl)}_${kind}_login`;
  if (Buffer.byteLength(name) <= longestName) return name;
  throw new DeployError(`DATABASE_URL: the name of the database is too long for a role named "${name}".`);
}

async function grantMembership(client: pg.Client, group: GroupRole, role: string, grantor: string) {
  const { rows } = await client.query("SELECT WHERE pg_has_role($1, $2, 'MEMBER')", [role, group]);
  if (rows.length > 0) return;
  await client.query(`GRANT ${id(group)} TO ${id(role)}`).catch((error: unknown) => {
    if (errorCode(error) !== "42501") throw error;
    throw new DeployError(
      `DATABASE_URL: may not give the role "${group}" to "${role}", because another role made "${group}". ` +
        `Let an administrator run: GRANT ${id(group)} TO ${id(grantor)} WITH ADMIN OPTION.`,
      { cause: error },
    );
  });
}

const unprivileged = "NOSUPERUSER NOBYPASSRLS NOREPLICATION NOCREATEDB NOCREATEROLE";

/** Sets the password; a service that takes no ready-made verifier gets the password itself. */
async function setPassword(client: pg.Client, alter: string, password: string) {
  const set = (value: string) => client.query(`${alter} PASSWORD ${pg.escapeLiteral(value)}`);
  await set(scramVerifier(password)).catch((error: unknown) => {
    if (errorCode(error) === "42501") throw error;
    return set(password);
  });
}

/**
 * Makes the login role of a process, or gives the present one its password again.
 * @returns its connection URL.
 */
export async function ensureLogin(
  client: pg.Client,
  kind: LoginKind,
  options: { authority: Authority; ownerUrl: string; secret: string },
) {
  const { authority, ownerUrl, secret } = options;
  const role = loginRole(ownerUrl, kind);
  const create = `CREATE ROLE ${id(role)} LOGIN INHERIT ${unprivileged}`;
  if (!authority.createRole) throw needsCreateRole(ownerUrl, [`${create} PASSWORD '…'`]);
  if ((await missingRoles(client, [role])).length > 0) await createRole(client, create);
  const password = rolePassword(secret, databaseName(ownerUrl), role);
  // Only a superuser may so much as mention the attributes it could change; checkLogins reads them for everyone.
  const attributes = authority.superuser ? `LOGIN INHERIT ${unprivileged}` : "LOGIN INHERIT";
  await setPassword(client, `ALTER ROLE ${id(role)} ${attributes}`, password);
  for (const group of loginKinds[kind]) await grantMembership(client, group, role, authority.role);
  return withLogin(ownerUrl, { role, password });
}
