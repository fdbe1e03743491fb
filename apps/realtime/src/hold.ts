import type { Connection } from "./connection.ts";
import { errorCodes, systemFrame } from "./protocol.ts";

/** Keeps a subscription until the connection has signed in; what waits longer than `withinMs` is refused. */
export function hold(connection: Connection, channel: string, data: unknown, withinMs: number) {
  connection.held.set(channel, data);
  connection.holdTimer ??= setTimeout(() => refuseHeld(connection), withinMs);
}

/** What was kept, to be tried again. */
export function takeHeld(connection: Connection): unknown[] {
  const held = [...connection.held.values()];
  connection.held.clear();
  if (connection.holdTimer) clearTimeout(connection.holdTimer);
  connection.holdTimer = null;
  return held;
}

function refuseHeld(connection: Connection) {
  const refusal = { type: "AuthError", error: "Sign in first", status: errorCodes.unauthorised };
  for (const channel of connection.held.keys()) {
    connection.send(systemFrame("pusher:subscription_error", refusal, channel));
  }
  takeHeld(connection);
}
