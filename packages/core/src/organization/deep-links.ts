import type { changeDeepLinksInput } from "@handrail/contracts";
import { deepLinkKinds } from "@handrail/contracts";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";

/** Where the organisation settles things outside, as an admin edits it. */
export const getDeepLinks = async (ctx: ServiceContext) => ({ ...ctx.org.deepLinks });

/** Changes the addresses if they still are as `seen`; CONFLICT `setting_changed` otherwise. */
export function changeDeepLinks(ctx: ServiceContext, { seen, links }: z.output<typeof changeDeepLinksInput>) {
  return withTransaction(ctx, async (ctx) => {
    const kept = Object.fromEntries(
      deepLinkKinds.flatMap((kind) => (links[kind] ? [[kind, links[kind]]] : [])),
    );
    const { count } = await ctx.tx.organization.updateMany({
      where: { id: ctx.org.id, deepLinks: { equals: { ...seen } } },
      data: { deepLinks: kept, updatedAt: ctx.now() },
    });
    if (count !== 1) throw conflict("setting_changed");
    const changed = deepLinkKinds.filter((kind) => (seen[kind] ?? "") !== links[kind]);
    const change = changed.map((kind) => [kind, { from: seen[kind] ?? null, to: links[kind] || null }]);
    await emit(ctx, {
      kind: "organization.changed",
      data: { of: "deepLinks", ...Object.fromEntries(change) },
    });
    return { links: kept };
  });
}
