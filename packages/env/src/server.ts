import path from "node:path";
import { parseSettings, type Source } from "./parse.ts";

export type ServerEnv = ReturnType<typeof parseServerEnv>;

/**
 * Settings of the command that starts everything. What is not set is what the embedded default provides.
 * @param source environment variables
 * @param root folder that a relative DATA_DIR is below
 * @throws SettingsError
 */
export function parseServerEnv(source: Source, root: string) {
  const settings = parseSettings(source, source.APP_DATABASE_URL ? ["DATABASE_URL"] : []);
  return {
    settings,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    dataDir: path.resolve(root, settings.DATA_DIR),
    isDatabaseEmbedded: settings.DATABASE_URL === undefined,
    isRealtimeEmbedded: settings.PUSHER_KEY === undefined,
    withDemo: settings.DEMO ?? settings.DATABASE_URL === undefined,
  };
}

/** The settings as environment variables for a process started with them; `extra` is what the start found out. */
export function toEnvironment(env: ServerEnv, extra: Source): Record<string, string> {
  const variables = { ...env.settings, PUBLIC_URL: env.publicUrl, DATA_DIR: env.dataDir, ...extra };
  const entries = Object.entries(variables).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
