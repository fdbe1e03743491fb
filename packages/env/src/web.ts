import { parseSettings, type Source } from "./parse.ts";
import { oauthOf, realtimeOf, sharedEnv } from "./process-env.ts";

export type WebEnv = ReturnType<typeof parseWebEnv>;

/** Settings of one web process. Throws SettingsError. */
export function parseWebEnv(source: Source) {
  const required = [
    "APP_DATABASE_URL",
    "AUTH_SECRET",
    "PUSHER_APP_ID",
    "PUSHER_KEY",
    "PUSHER_SECRET",
  ] as const;
  const settings = parseSettings(source, required);
  return {
    ...sharedEnv(settings),
    port: settings.PORT,
    host: settings.HOST,
    trustedProxies: settings.TRUSTED_PROXIES,
    appDatabaseUrl: settings.APP_DATABASE_URL ?? "",
    authSecret: settings.AUTH_SECRET ?? "",
    realtime: realtimeOf(settings),
    github: oauthOf(settings.GITHUB_CLIENT_ID, settings.GITHUB_CLIENT_SECRET),
    google: oauthOf(settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET),
    demo: settings.DEMO ?? false,
  };
}
