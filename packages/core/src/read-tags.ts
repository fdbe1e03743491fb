import type { TxContext } from "./context.ts";
import { invalid, notFoundField } from "./errors.ts";

/** How many tags one ticket or chat may carry. */
export const mostTags = 30;

type Wanted = { add: readonly string[]; remove: readonly string[] };

async function readTags(ctx: TxContext, ids: readonly string[], field: "add" | "remove") {
  const tags = await ctx.tx.tag.findMany({
    where: { orgId: ctx.org.id, id: { in: [...ids] }, ...(field === "add" ? { isActive: true } : {}) },
    select: { id: true, name: true },
  });
  if (tags.length < new Set(ids).size) throw notFoundField(field);
  return tags;
}

/**
 * What of a wish is still to be done where these tags are held: what is there already, or is not, is no error. Null:
 * nothing. NOT_FOUND names what is no tag of the organisation; INVALID where it would be too many.
 */
export async function tagChanges(ctx: TxContext, { add, remove }: Wanted, heldIds: readonly string[]) {
  const [wanted, unwanted] = [await readTags(ctx, add, "add"), await readTags(ctx, remove, "remove")];
  const held = new Set(heldIds);
  const removed = unwanted.filter(({ id }) => held.has(id));
  const added = wanted.filter(({ id }) => !held.has(id) && !removed.some((tag) => tag.id === id));
  if (added.length === 0 && removed.length === 0) return null;
  if (held.size + added.length - removed.length > mostTags) throw invalid({ add: [`${mostTags} at most`] });
  return { added, removed };
}
