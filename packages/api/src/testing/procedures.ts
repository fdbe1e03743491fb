import type { ErrorCode } from "@handrail/contracts";
import type { ServiceContext } from "@handrail/core";
import { TRPCError } from "@trpc/server";
import { toErrorDetails } from "../error-mapping.ts";
import { appRouter, createCaller } from "../root.ts";
import type { ProcedureMeta } from "../trpc.ts";
import type { Entities } from "./entities.ts";
import type { Probe } from "./probe.ts";
import { probes } from "./probes.ts";

type Procedure = { _def: { type: string; meta?: ProcedureMeta; inputs: readonly unknown[] } };

/** tRPC flattens the routers into one record by path; its types show the tree instead. */
const flattened = appRouter._def.procedures as unknown as Record<string, Procedure>;
/** Every procedure there is. */
export const procedures = Object.entries(flattened).map(([path, { _def }]) => ({
  path,
  access: _def.meta?.access,
  guests: _def.meta?.guests ?? false,
  /** Keys that the input knows. */
  keys: _def.inputs.flatMap((schema) => Object.keys(Object(Reflect.get(Object(schema), "shape")))),
}));

type Outcome = { code: ErrorCode | "OK"; value: unknown };

/** Calls a procedure by its path as the transport would, and tells what the client would be told. */
export async function callProcedure(service: ServiceContext, path: string, input: unknown): Promise<Outcome> {
  const caller: unknown = createCaller({
    requestId: service.requestId,
    clientIp: "192.0.2.1",
    userAgent: "",
    service,
    memberships: [],
    ports: service.ports,
    now: service.now,
  });
  const procedure = path.split(".").reduce<unknown>((at, key) => Reflect.get(Object(at), key), caller);
  if (typeof procedure !== "function") throw new Error(`${path} is no procedure`);
  try {
    return { code: "OK", value: await procedure(input) };
  } catch (error) {
    if (error instanceof TRPCError) return { code: toErrorDetails(error, "").code, value: error.cause };
    throw error;
  }
}

/** What a procedure is tried with. */
export const probeOf = (path: string): Probe => {
  const probe = probes[path];
  if (!probe) throw new Error(`classify ${path} in testing/probes.ts`);
  return probe;
};
export const inputOf = (path: string, at: Entities) => probeOf(path).input?.(at);

/** What a call takes of a world that it could change there: nothing where it only reads. */
export function takenBy(path: string, at: Entities): ReadonlySet<string> {
  const taken = new Set<string>();
  if (flattened[path]?._def.type === "query") return taken;
  const watched = new Proxy(at, {
    get: (of, key) => {
      taken.add(String(key));
      return Reflect.get(of, key);
    },
  });
  inputOf(path, watched);
  return taken;
}
