import type { ModelPort, Ports } from "@handrail/core";
import type { Database } from "@handrail/db";

/** The database and a model; whatever else of the outside world is asked for fails. */
export function portsOf(db: Database, ai: ModelPort): Ports {
  const missing = new Proxy({}, { get: (_, name) => Promise.reject(new Error(`no ${String(name)} here`)) });
  const log = { info: () => undefined, error: (text: string, data?: unknown) => console.error(text, data) };
  return Object.assign(Object.create(missing), { db, log, ai, embedder: null });
}
