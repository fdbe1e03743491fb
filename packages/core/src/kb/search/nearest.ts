import type { Database, HotSql } from "@handrail/db";
import { z } from "zod";
import type { Vector } from "../../ports.ts";
import type { Wanted } from "./candidates.ts";
import { leastLikenessOf } from "./fuse.ts";
import { keptVectors } from "./kept-vectors.ts";

/** A passage that means something like what was asked, and how much: 1 is the same. */
export type Near = { id: string; likeness: number };
type Asked = Pick<Wanted, "withInternal" | "categoryId"> & { orgId: string; model: string; vector: Vector };

/** Passages that are looked at further. */
const mostNear = 60;

const measuredSchema = z.array(
  z.object({
    id: z.string(),
    likeness: z.number(),
    count: z.coerce.number(),
    mean: z.number(),
    deviation: z.number(),
  }),
);

/** pgvector's product of two vectors, exactly and within the organisation: an index of its kind would go across all. */
const measuredSql = `
  SELECT m.id, m.likeness, count(*) OVER () AS count, avg(m.likeness) OVER () AS mean,
    stddev_pop(m.likeness) OVER () AS deviation
  FROM (
    SELECT p.id, -(e.vector::vector <#> $4::vector) AS likeness
    FROM passage_embedding e
    JOIN passage p ON p.org_id = $1 AND p.id = e.passage_id
    JOIN article a ON a.org_id = $1 AND a.id = p.article_id
    WHERE e.org_id = $1 AND e.model = $2 AND e.dimensions = $3 AND a.status = 'published'
      AND ($5 OR a.visibility = 'public') AND ($6::uuid IS NULL OR a.category_id = $6)
  ) m
  ORDER BY m.likeness DESC, m.id LIMIT ${mostNear}`;

const standOut = (near: readonly Near[], all: Parameters<typeof leastLikenessOf>[0]) => {
  const least = leastLikenessOf(all);
  return near.filter(({ likeness }) => likeness >= least);
};

async function measuredByServer(sql: HotSql, asked: Asked): Promise<Near[]> {
  const { orgId, model, vector, withInternal, categoryId } = asked;
  const values = [orgId, model, vector.length, `[${vector.join(",")}]`, withInternal, categoryId];
  const rows = measuredSchema.parse(await sql({ name: "kb-nearest", text: measuredSql, values }));
  return rows[0] ? standOut(rows, rows[0]) : [];
}

function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

async function measuredHere(sql: HotSql, asked: Asked): Promise<Near[]> {
  const { orgId, model, vector, withInternal, categoryId } = asked;
  const { passages, vectors } = await keptVectors(sql, { orgId, model, dimensions: vector.length });
  const near: Near[] = [];
  for (const { id, internal, categoryId: own } of passages) {
    const known = vectors.get(id);
    if (!known || (internal && !withInternal) || (categoryId !== null && own !== categoryId)) continue;
    near.push({ id, likeness: product(known, vector) });
  }
  const count = near.length;
  const mean = near.reduce((sum, { likeness }) => sum + likeness, 0) / Math.max(1, count);
  const squares = near.reduce((sum, { likeness }) => sum + (likeness - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, count));
  const best = near.toSorted((a, b) => b.likeness - a.likeness).slice(0, mostNear);
  return standOut(best, { count, mean, deviation });
}

const servers = new WeakMap<Database, Promise<boolean>>();

/** Whether the server has pgvector: asked once. */
export function hasVectorType(db: Database): Promise<boolean> {
  const known = servers.get(db);
  if (known) return known;
  const asked = db.pool
    .query("SELECT FROM pg_extension WHERE extname = 'vector'")
    .then(({ rowCount }) => rowCount === 1);
  asked.catch(() => servers.delete(db));
  servers.set(db, asked);
  return asked;
}

/** The passages of published articles that mean most like the vector, best first; through row-level security. */
export const findNearest = (sql: HotSql, asked: Asked, byServer: boolean): Promise<Near[]> =>
  byServer ? measuredByServer(sql, asked) : measuredHere(sql, asked);
