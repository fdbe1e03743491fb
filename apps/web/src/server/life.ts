import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

const graceMs = 250;
const drainMs = 2_000;

/** Has the server answer one request of our own, whatever the answer, before others are told that it is ready. */
export async function askItself(server: Server, path: string): Promise<void> {
  const address = server.address();
  if (typeof address !== "object" || address === null) return;
  const own = { "0.0.0.0": "127.0.0.1", "::": "::1" }[address.address] ?? address.address;
  const host = own.includes(":") ? `[${own}]` : own;
  await fetch(`http://${host}:${address.port}${path}`).catch(() => undefined);
}

/**
 * Ends what streams, then takes no more requests and lets those under way finish. The pause between has a browser that
 * was just told of a change still get its page: one that it cannot fetch it would replace by an error of its own.
 */
export async function closeServer(server: Server, upgraded: Iterable<Duplex>): Promise<void> {
  for (const socket of upgraded) socket.destroy();
  await sleep(graceMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await Promise.race([closed, sleep(drainMs)]);
  clearInterval(idle);
  server.closeAllConnections();
}
