import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createApp } from "./app.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { closeCodes } from "./protocol.ts";
import { createRestApi } from "./rest-api.ts";
import type { WebhookTarget } from "./webhooks.ts";
import { createWebSocketGate } from "./websocket.ts";

export type RealtimeServerOptions = {
  appId: string;
  key: string;
  secret: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
  webhooks?: WebhookTarget;
  limits?: Partial<Limits>;
  log?: (line: string) => void;
};

export type RealtimeServer = {
  port: number;
  /** Sends everybody away to reconnect, then stops listening. */
  close: () => Promise<void>;
};

/**
 * Starts a single-node server of the Pusher Channels protocol for one app.
 * Rejects with the error of the operating system when it cannot listen.
 */
export async function createRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  const { appId, key, secret, host, log = () => undefined } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const app = createApp({
    credentials: { appId, key, secret },
    limits,
    webhooks: options.webhooks,
    log,
  });

  const server = createServer({ requestTimeout: 30_000 }, createRestApi(app));
  const gate = createWebSocketGate(app);
  server.on("upgrade", gate.upgrade);
  server.listen(options.port, host);
  await once(server, "listening");
  const stopHeartbeat = startHeartbeat(app);

  const stop = async () => {
    stopHeartbeat();
    app.webhooks.close();
    const closed = once(server, "close");
    server.close();
    for (const connection of app.connections) connection.close(closeCodes.reconnect, "Server is restarting");
    await Promise.race([closed, wait(limits.shutdownGraceMs, undefined, { ref: false })]);
    gate.cutAll();
    server.closeAllConnections();
    await closed;
  };
  let stopping: Promise<void> | null = null;
  const close = () => {
    stopping ??= stop();
    return stopping;
  };
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : options.port, close };
}
