import type { Tx } from "@handrail/db";
import type { ServiceContext } from "../context.ts";

/** What a statement that was cut off throws. */
export class CutShort extends Error {
  override name = "CutShort";
}

/** Whether it is one of the client's ways to ask: a raw statement, or a method of a model. */
const isRaw = (key: string | symbol) => key === "$queryRaw" || key === "$executeRaw";

/**
 * The context with a database that fails instead of its `allowed + 1`st statement, as a connection that is lost does:
 * what was asked before was done, and is undone.
 */
export function cutAfter(ctx: ServiceContext, allowed: number) {
  let asked = 0;
  const count = () => {
    asked += 1;
    if (asked > allowed) throw new CutShort("the connection is lost");
  };
  const counted = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (isRaw(key) && typeof value === "function")
          return (...given: unknown[]) => {
            count();
            return Reflect.apply(value, target, given);
          };
        if (typeof value !== "object" || value === null) return value;
        return new Proxy(value, {
          get(model, method) {
            const run: unknown = Reflect.get(model, method);
            if (typeof run !== "function") return run;
            return (...given: unknown[]) => {
              count();
              return Reflect.apply(run, model, given);
            };
          },
        });
      },
    });
  const { db } = ctx.ports;
  const withOrg: typeof db.withOrg = (orgId, work) => db.withOrg(orgId, (tx) => work(counted(tx)));
  return { ctx: { ...ctx, ports: { ...ctx.ports, db: { ...db, withOrg } } }, asked: () => asked };
}
