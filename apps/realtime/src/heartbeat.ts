import type { App } from "./app.ts";
import type { Limits } from "./limits.ts";
import { closeCodes, systemFrame } from "./protocol.ts";

const ping = systemFrame("pusher:ping", {});

type Liveness = { lastHeardAt: number; pingedAt: number | null };

/** What a connection's silence asks for at `now`; all times in milliseconds. */
export function heartbeatAction({ lastHeardAt, pingedAt }: Liveness, now: number, limits: Limits) {
  if (pingedAt !== null) return now - pingedAt >= limits.pongTimeoutMs ? "close" : "wait";
  return now - lastHeardAt >= limits.activityTimeoutMs ? "ping" : "wait";
}

/** Pings the silent and closes the dead; one timer for all connections. Returns the way to stop it. */
export function startHeartbeat({ connections, limits }: App) {
  const sweep = () => {
    const now = performance.now();
    for (const connection of connections) {
      const action = heartbeatAction(connection, now, limits);
      if (action === "close") connection.close(closeCodes.pongTimeout, "No answer to the ping");
      if (action !== "ping") continue;
      connection.pingedAt = now;
      connection.send(ping);
    }
  };
  const timer = setInterval(sweep, Math.min(limits.activityTimeoutMs, limits.pongTimeoutMs) / 6);
  timer.unref();
  return () => clearInterval(timer);
}
