import type { Ports } from "@handrail/core";
import type { WebEnv } from "@handrail/env";

/** What `server.ts` opened at start; the bundles of Next run in the same process and find it here. */
export type Runtime = { env: WebEnv; ports: Ports };

const key = Symbol.for("handrail.runtime");
type Holder = { [key]?: Runtime };

/** Guarantee: only `server.ts` writes the slot, with a Runtime. */
const holder = (): Holder => globalThis as Holder;

export function setRuntime(runtime: Runtime): void {
  holder()[key] = runtime;
}

/** Throws when the code runs outside of the web server (a build, a script). */
export function runtime(): Runtime {
  const opened = holder()[key];
  if (!opened) throw new Error("the web server has not been started by server.ts");
  return opened;
}
