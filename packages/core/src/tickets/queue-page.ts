import { createHash } from "node:crypto";
import type { HotSql, Prisma } from "@handrail/db";
import { z } from "zod";
import type { QueuePlan } from "./queue-plan.ts";
import {
  facetInOrder,
  type Order,
  type QueuePosition,
  segmentsOf,
  setPage,
  setSizes,
  smallSet,
  walkEnd,
  walkPage,
} from "./queue-sql.ts";

const keySchema = z.array(z.object({ id: z.string(), at: z.string(), rank: z.number().default(0) }));

/** Lists that are asked for again and again keep their plan; how many there are is bounded. */
const names = new Map<string, string>();
const mostNames = 400;

function nameOf(text: string) {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = `q${createHash("sha1").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** Runs a statement of the queue on the open transaction. */
export async function send(sql: HotSql, { text, values }: Prisma.Sql) {
  const name = nameOf(text);
  return sql({ ...(name ? { name } : {}), text, values: [...values] });
}

/** What holds beside the scope, the order and the walk itself: how many conditions a row may fail. */
const isPlain = (plan: QueuePlan, order: Order) => {
  const facet = facetInOrder(plan, order);
  const entered = plan.facets.length === 0 || (plan.facets.length === 1 && facet !== null);
  return entered && plan.sources.length <= (facet && facet.column !== "branch_id" ? 1 : 0);
};

/** The set to read whole: the one that the plan names, or the smallest of the others where one is small. */
export async function chooseSet(sql: HotSql, plan: QueuePlan, order: Order): Promise<Prisma.Sql | null> {
  if (plan.set) return plan.set;
  if (plan.sources.length === 0 || isPlain(plan, order)) return null;
  const [sizes = {}] = await send(sql, setSizes(plan.sources));
  const smallest = plan.sources
    .map((source, index) => ({ source, size: Number(sizes[`s${index}`]) }))
    .toSorted((a, b) => a.size - b.size)[0];
  return smallest && smallest.size <= smallSet ? smallest.source : null;
}

export type Page = { ids: string[]; next: QueuePosition | null };

/**
 * The ids of one page. It may hold fewer than asked for although more follow: then as many tickets were looked at as one
 * page may, and `next` goes on from there.
 */
export async function readPage(
  sql: HotSql,
  plan: QueuePlan,
  { order, from, limit }: { order: Order; from: QueuePosition | null; limit: number },
): Promise<Page> {
  const set = await chooseSet(sql, plan, order);
  if (set) {
    const found = keySchema.parse(await send(sql, setPage(plan, set, order, from, limit + 1)));
    return { ids: idsOf(found, limit), next: found.length > limit ? (found[limit - 1] ?? null) : null };
  }
  const facet = facetInOrder(plan, order);
  const found: QueuePosition[] = [];
  for (const segment of segmentsOf(plan, order, from)) {
    const walk = { order, segment, from, facet };
    const rows = keySchema.parse(await send(sql, walkPage(plan, walk, limit + 1 - found.length)));
    found.push(...rows.map((row) => ({ ...row, rank: segment.rank })));
    if (found.length > limit) return { ids: idsOf(found, limit), next: found[limit - 1] ?? null };
    const [end] = keySchema.parse(await send(sql, walkEnd(plan, walk)));
    if (end) return { ids: idsOf(found, limit), next: { ...end, rank: segment.rank } };
  }
  return { ids: idsOf(found, limit), next: null };
}

const idsOf = (found: readonly QueuePosition[], limit: number) => found.slice(0, limit).map(({ id }) => id);
