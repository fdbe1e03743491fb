import type { TxContext } from "../context.ts";
import { notFoundField } from "../errors.ts";

/** Throws NOT_FOUND naming the field where the organisation has no such team. */
export async function requireTeam(ctx: TxContext, field: string, id: string | null) {
  if (id === null) return;
  if ((await ctx.tx.team.count({ where: { orgId: ctx.org.id, id } })) === 0) throw notFoundField(field);
}
