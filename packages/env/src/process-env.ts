import path from "node:path";
import type { Settings } from "./settings.ts";

const megabyte = 1024 * 1024;

/** What the web process and the worker have in common. */
export function sharedEnv(settings: Settings) {
  const dataDir = path.resolve(settings.DATA_DIR);
  return {
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    databasePoolSize: settings.DATABASE_POOL_SIZE,
    logLevel: settings.LOG_LEVEL,
    pusher: pusherOf(settings),
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM, folder: path.join(dataDir, "mail") },
    storage: {
      folder: path.join(dataDir, "files"),
      secret: settings.AUTH_SECRET ?? "",
      limits: {
        fileBytes: settings.FILE_MAX_MB * megabyte,
        organizationBytes: settings.FILE_QUOTA_MB * megabyte,
      },
    },
    outbound: { allowedHosts: settings.OUTBOUND_ALLOWED_HOSTS },
    scanner: { clamdUrl: settings.CLAMD_URL },
    ai: {
      apiKey: settings.OPENAI_API_KEY,
      baseUrl: settings.OPENAI_BASE_URL,
      model: settings.OPENAI_MODEL,
      api: settings.OPENAI_API,
      embeddingModel: settings.OPENAI_EMBEDDING_MODEL,
    },
  };
}

function pusherOf(settings: Settings) {
  const cluster = settings.PUSHER_CLUSTER;
  const useTLS = settings.PUSHER_TLS ?? !settings.PUSHER_PROXY;
  return {
    appId: settings.PUSHER_APP_ID ?? "",
    key: settings.PUSHER_KEY ?? "",
    secret: settings.PUSHER_SECRET ?? "",
    host: settings.PUSHER_HOST ?? `api-${cluster ?? "mt1"}.pusher.com`,
    port: settings.PUSHER_PORT ?? (useTLS ? 443 : 80),
    useTLS,
  };
}

/** How browsers reach realtime: through the web server's own address, at the server's, or at hosted Pusher. */
export function realtimeOf(settings: Settings) {
  const { key, host, port, useTLS } = pusherOf(settings);
  if (settings.PUSHER_PROXY) return { proxied: true, origin: null, browser: { key } };
  if (settings.PUSHER_HOST) {
    const origin = `${useTLS ? "wss" : "ws"}://${host}:${port}`;
    return { proxied: false, origin, browser: { key, host, port, useTLS } };
  }
  const cluster = settings.PUSHER_CLUSTER ?? "mt1";
  return { proxied: false, origin: `wss://ws-${cluster}.pusher.com`, browser: { key, cluster } };
}

/** Both names of a pair are set or neither is; `parseSettings` has seen to that. */
export function oauthOf(id: string | undefined, secret: string | undefined) {
  return id && secret ? { clientId: id, clientSecret: secret } : undefined;
}
