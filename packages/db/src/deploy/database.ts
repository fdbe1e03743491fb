import pg from "pg";
import { superuserOwnerRole } from "./authority.ts";
import { databaseName, describeUrl, loginName, withDatabase } from "./database-url.ts";
import { DeployError, errorCode } from "./deploy-error.ts";
import { ensureOwnerRole } from "./roles.ts";
import { queryOne, withConnection } from "./session.ts";

const id = pg.escapeIdentifier;
const madeMeanwhile = new Set(["42P04", "23505"]);
const systemDatabases = new Set(["postgres", "template0", "template1"]);

type Creator = { superuser: boolean; create_database: boolean };

async function assertMayCreate(client: pg.Client, ownerUrl: string) {
  const creator = await queryOne<Creator>(
    client,
    "SELECT rolsuper AS superuser, rolsuper OR rolcreatedb AS create_database FROM pg_roles WHERE rolname = current_user",
  );
  if (creator.create_database) return creator;
  const login = loginName(ownerUrl);
  throw new DeployError(
    `DATABASE_URL (${describeUrl(ownerUrl)}): the role "${login}" may not create the database. Let an administrator run ` +
      `CREATE DATABASE ${id(databaseName(ownerUrl))} OWNER ${id(login)}, or ALTER ROLE ${id(login)} CREATEDB.`,
  );
}

async function create(client: pg.Client, name: string, creator: Creator) {
  let owner = "";
  if (creator.superuser) {
    await ensureOwnerRole(client);
    owner = `OWNER ${id(superuserOwnerRole)}`;
  }
  const statement = `CREATE DATABASE ${id(name)} ${owner} TEMPLATE template0 ENCODING 'UTF8'`;
  await client.query(statement).catch((error: unknown) => {
    if (!madeMeanwhile.has(errorCode(error))) throw error;
  });
}

async function exists(ownerUrl: string) {
  try {
    await withConnection(ownerUrl, async () => {});
    return true;
  } catch (error) {
    if (error instanceof DeployError && errorCode(error.cause) === "3D000") return false;
    throw error;
  }
}

/** Creates the database of a URL when the server has none of that name, and the login may. */
export async function ensureDatabase(ownerUrl: string) {
  if (await exists(ownerUrl)) return;
  await withConnection(withDatabase(ownerUrl, "postgres"), async (client) => {
    await create(client, databaseName(ownerUrl), await assertMayCreate(client, ownerUrl));
  });
}

/**
 * Drops the database with everything in it and creates it empty; connections to it are cut.
 * @param options.database must be its name, so that nobody resets what he did not mean.
 * @throws DeployError when the name differs, is a system database, or the login may not create databases.
 */
export async function resetDatabase(options: { ownerUrl: string; database: string }) {
  const name = databaseName(options.ownerUrl);
  if (name !== options.database) {
    throw new DeployError(
      `DATABASE_URL leads to the database "${name}", not "${options.database}": not reset.`,
    );
  }
  if (systemDatabases.has(name)) throw new DeployError(`"${name}" belongs to the server: not reset.`);
  await withConnection(withDatabase(options.ownerUrl, "postgres"), async (client) => {
    const creator = await assertMayCreate(client, options.ownerUrl);
    await client.query(`DROP DATABASE IF EXISTS ${id(name)} WITH (FORCE)`);
    await create(client, name, creator);
  });
}
