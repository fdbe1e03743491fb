import { type Database, openDatabase } from "@handrail/db";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    workerUrl: string;
    jobsUrl: string;
  }
}

let database: Database | undefined;

/** The throwaway PostgreSQL of this test run, as the application's role. One pool for each worker. */
export function testDatabase(): Database {
  database ??= openDatabase(inject("appUrl"), { max: 12 });
  return database;
}
