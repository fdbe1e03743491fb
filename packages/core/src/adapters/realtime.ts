import http from "node:http";
import https from "node:https";
import type { Database } from "@handrail/db";
import Pusher from "pusher";
import type { LogPort, RealtimePort } from "../ports.ts";
import type { WireEvent } from "../realtime/batches.ts";
import { createPublisher } from "../realtime/publisher.ts";

export type RealtimeOptions = {
  appId: string;
  key: string;
  secret: string;
  host: string;
  port: number;
  useTLS: boolean;
  db: Pick<Database, "pool">;
  log: LogPort;
};

/** The port, and what the worker needs beside it. */
export type Realtime = RealtimePort & {
  /** Sends up to ten events now. Throws the SDK's error, with the server's `status` where it answered. */
  send(events: WireEvent[]): Promise<void>;
  close(): void;
};

const timeoutMs = 3_000;

/** Speaks to any server of the Pusher Channels protocol with the official SDK, over connections kept open. */
export function createRealtime(options: RealtimeOptions): Realtime {
  const { appId, key, secret, host, port, useTLS, db, log } = options;
  const agent = new (useTLS ? https : http).Agent({ keepAlive: true, maxSockets: 16 });
  const pusher = new Pusher({
    appId,
    key,
    secret,
    host,
    port: String(port),
    useTLS,
    agent,
    timeout: timeoutMs,
  });

  const send = async (events: WireEvent[]) => {
    await pusher.triggerBatch(events);
  };
  const publisher = createPublisher({
    send,
    done: async (ids) => {
      await db.pool.query({
        name: "outbox_done",
        text: "SELECT app_private.outbox_done($1::uuid[])",
        values: [ids],
      });
    },
    onFailure: (error) =>
      log.error("realtime publishing fails, the worker will catch up", { error: String(error) }),
    onRecovery: () => log.info("realtime publishing works again"),
  });

  return {
    publish: publisher.publish,
    settled: publisher.settled,
    send,
    async disconnectPerson(userId) {
      await pusher.terminateUserConnections(userId).catch((error: unknown) => {
        log.error("could not end the realtime connections of a person", { userId, error: String(error) });
      });
    },
    authorizeChannel: (socketId, channel, member) => pusher.authorizeChannel(socketId, channel, member),
    authenticateUser: (socketId, user) => pusher.authenticateUser(socketId, user),
    isWebhook({ key: givenKey, signature, body }) {
      if (!givenKey || !signature) return false;
      const headers = { "content-type": "application/json", "x-pusher-key": givenKey };
      return pusher
        .webhook({ headers: { ...headers, "x-pusher-signature": signature }, rawBody: body })
        .isValid();
    },
    close: () => agent.destroy(),
  };
}
