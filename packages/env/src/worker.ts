import { parseSettings, type Source } from "./parse.ts";
import { sharedEnv } from "./process-env.ts";

export type WorkerEnv = ReturnType<typeof parseWorkerEnv>;

/** Settings of one worker process. Throws SettingsError. */
export function parseWorkerEnv(source: Source) {
  const required = [
    "WORKER_DATABASE_URL",
    "JOBS_DATABASE_URL",
    "AUTH_SECRET",
    "PUSHER_APP_ID",
    "PUSHER_KEY",
    "PUSHER_SECRET",
  ] as const;
  const settings = parseSettings(source, required);
  return {
    ...sharedEnv(settings),
    workerDatabaseUrl: settings.WORKER_DATABASE_URL ?? "",
    jobsDatabaseUrl: settings.JOBS_DATABASE_URL ?? "",
  };
}
