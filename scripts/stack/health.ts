import { setTimeout as sleep } from "node:timers/promises";
import type { ServerEnv } from "@handrail/env";
import { StartError } from "./root.ts";

const timeoutMs = 120_000;

const anyAddress = ["0.0.0.0", "::"];

/** Where this machine itself reaches the web server. */
export function ownAddress({ host, port }: Pick<ServerEnv, "host" | "port">) {
  const name = anyAddress.includes(host) ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Waits until the web server says that it and its database are well. */
export async function waitUntilHealthy(env: Pick<ServerEnv, "host" | "port">, signal?: AbortSignal) {
  const url = `${ownAddress(env)}/api/health`;
  const deadline = Date.now() + timeoutMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `HTTP ${response.status}: ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error) : String(error);
    }
    await sleep(150);
  }
  throw new StartError(`The web server does not become healthy (${last}).`);
}
