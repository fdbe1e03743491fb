import { createHmac } from "node:crypto";
import type { ServerEnv } from "@handrail/env";
import { privatePort } from "./ports.ts";
import type { Secrets } from "./state.ts";

/** Where the demo's own application listens: on this machine alone, the only address of it that tools may reach. */
export type DemoHostPlace = { port: number; address: string; origin: string; secret: string };

/** What it and its tools sign with: the installation's own, the same at every start. */
const secretOf = (authSecret: string) =>
  `whsec_${createHmac("sha256", authSecret).update("handrail demo host").digest("base64")}`;

/** Where it will be, where there may be a demo at all. */
export async function placeDemoHost(env: ServerEnv, secrets: Secrets): Promise<DemoHostPlace | null> {
  if (!env.withDemo) return null;
  const port = await privatePort(env.dataDir, "demoHost");
  const address = `127.0.0.1:${port}`;
  const secret = secretOf(env.settings.AUTH_SECRET ?? secrets.auth);
  return { port, address, origin: `http://${address}`, secret };
}
