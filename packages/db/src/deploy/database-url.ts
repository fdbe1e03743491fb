const prismaOnlyParameters = ["schema", "connection_limit", "pool_timeout", "pgbouncer", "connect_timeout"];

/** Name of the database a connection URL leads to; PostgreSQL takes the login's name when it has none. */
export function databaseName(url: string) {
  const parsed = new URL(url);
  return decodeURIComponent(parsed.pathname.slice(1)) || loginName(url);
}

/** Name of the role a connection URL logs in as. */
export function loginName(url: string) {
  const parsed = new URL(url);
  return parsed.searchParams.get("user") ?? decodeURIComponent(parsed.username);
}

/** Host, port and database for messages: never the password. */
export function describeUrl(url: string) {
  const parsed = new URL(url);
  const host = parsed.hostname || parsed.searchParams.get("host") || "the local socket";
  return `${host}${parsed.port ? `:${parsed.port}` : ""}/${databaseName(url)}`;
}

/** The same server and settings, another database. */
export function withDatabase(url: string, database: string) {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}

/** The same server, database and settings, another login. */
export function withLogin(url: string, login: { role: string; password: string }) {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(databaseName(url))}`;
  if (parsed.hostname === "") {
    parsed.searchParams.set("user", login.role);
    parsed.searchParams.set("password", login.password);
    return parsed.href;
  }
  for (const name of ["user", "password"])
    if (parsed.searchParams.has(name)) parsed.searchParams.delete(name);
  parsed.username = encodeURIComponent(login.role);
  parsed.password = encodeURIComponent(login.password);
  return parsed.href;
}

/** The URL without the parameters that only Prisma's own engines understand. */
export function driverUrl(url: string) {
  const parsed = new URL(url);
  for (const name of prismaOnlyParameters)
    if (parsed.searchParams.has(name)) parsed.searchParams.delete(name);
  return parsed.href;
}
