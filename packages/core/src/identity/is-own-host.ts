import { type ServiceContext, withTransaction } from "../context.ts";
import { hostNames } from "./resolve-actor.ts";

/** Whether a Host header names a host of the context's own organisation: links for others may then begin with it. */
export async function isOwnHost(ctx: ServiceContext, host: string): Promise<boolean> {
  const names = hostNames(host);
  if (names.length === 0) return false;
  const count = await withTransaction(ctx, ({ tx }) =>
    tx.organization.count({ where: { id: ctx.org.id, hosts: { hasSome: names } } }),
  );
  return count > 0;
}
