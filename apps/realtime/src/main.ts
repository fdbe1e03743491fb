import { z } from "zod";
import { createRealtimeServer } from "./index.ts";

const namesOf = (list: string) => list.split(/[\s,]+/).filter(Boolean);

const environmentSchema = z.object({
  PUSHER_APP_ID: z.string().min(1),
  PUSHER_KEY: z.string().min(1),
  PUSHER_SECRET: z.string().min(1),
  REALTIME_HOST: z.string().min(1).default("127.0.0.1"),
  REALTIME_PORT: z.coerce.number().int().min(0).max(65_535),
  /** The product's people speak through its server alone, but for who is typing: what else a client makes up reaches nobody. */
  REALTIME_CLIENT_EVENTS: z.string().default("client-typing"),
  /** Who is told by webhook; with names of events, of these alone; with a prefix, of channels named so. */
  REALTIME_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  REALTIME_WEBHOOK_EVENTS: z.string().transform(namesOf).optional(),
  REALTIME_WEBHOOK_CHANNELS: z.string().default(""),
  REALTIME_SIGN_IN_SECONDS: z.coerce.number().int().min(0).max(3_600).default(0),
});

const environment = environmentSchema.safeParse(process.env);
if (!environment.success) {
  console.error(`realtime cannot start:\n${z.prettifyError(environment.error)}`);
  process.exit(1);
}

const settings = environment.data;
const {
  REALTIME_WEBHOOK_URL: url,
  REALTIME_WEBHOOK_EVENTS: events,
  REALTIME_WEBHOOK_CHANNELS: channelPrefix,
} = settings;
const server = await createRealtimeServer({
  appId: settings.PUSHER_APP_ID,
  key: settings.PUSHER_KEY,
  secret: settings.PUSHER_SECRET,
  host: settings.REALTIME_HOST,
  port: settings.REALTIME_PORT,
  ...(url ? { webhooks: { url, channelPrefix, ...(events ? { events } : {}) } } : {}),
  limits: {
    signInWithinMs: settings.REALTIME_SIGN_IN_SECONDS * 1_000,
    clientEventNames: namesOf(settings.REALTIME_CLIENT_EVENTS),
  },
  log: (line) => console.warn(`realtime: ${line}`),
});

const stop = async () => {
  await server.close();
  process.exit(0);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.once("disconnect", stop);

console.log(`realtime listening on http://${settings.REALTIME_HOST}:${server.port}`);
process.send?.({ type: "ready", port: server.port });
