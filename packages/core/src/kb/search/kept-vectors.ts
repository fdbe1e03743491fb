import type { HotSql } from "@handrail/db";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Vector } from "../../ports.ts";

/**
 * An organisation's vectors in memory, for servers without pgvector: measuring them there takes milliseconds, sending
 * them for every search would not. Looked after with every search; what was deleted is gone with the next.
 */
export type KeptPassage = { id: string; internal: boolean; categoryId: string | null };
export type KeptVectors = { stamp: string; passages: KeptPassage[]; vectors: Map<string, Vector> };

/** The passages that are compared at most: of more, the beginnings of every article first. */
const mostCompared = 10_000;
const mostBytes = 256 * 1024 * 1024;
const sentAtOnce = 500;
/** What stands before the numbers of a one-dimensional array in PostgreSQL's binary format, and before each of them. */
const arrayHead = 20;
const numberHead = 4;

const kept = new LRUCache<string, KeptVectors>({
  maxSize: mostBytes,
  sizeCalculation: ({ vectors }) =>
    1 + [...vectors.values()].reduce((sum, vector) => sum + vector.byteLength + 200, 0),
});

const stampSchema = z.array(z.object({ stamp: z.string() })).length(1);
const passagesSchema = z.array(
  z.object({ id: z.string(), internal: z.boolean(), category_id: z.string().nullable() }),
);
const vectorsSchema = z.array(z.object({ id: z.string(), vector: z.instanceof(Buffer) }));

const stampSql = `
  SELECT concat_ws(' ', count(*), extract(epoch FROM max(embedded_at))) AS stamp
  FROM passage_embedding WHERE org_id = $1 AND model = $2 AND dimensions = $3`;

const passagesSql = `
  SELECT p.id, a.visibility = 'internal' AS internal, a.category_id
  FROM passage_embedding e
  JOIN passage p ON p.org_id = $1 AND p.id = e.passage_id
  JOIN article a ON a.org_id = $1 AND a.id = p.article_id
  WHERE e.org_id = $1 AND e.model = $2 AND e.dimensions = $3 AND a.status = 'published'
  ORDER BY p.position, p.number LIMIT ${mostCompared}`;

const vectorsSql = `
  SELECT passage_id AS id, array_send(vector) AS vector FROM passage_embedding
  WHERE org_id = $1 AND model = $2 AND dimensions = $3 AND passage_id = ANY ($4::uuid[])`;

function readVector(bytes: Buffer, dimensions: number): Vector {
  return Float32Array.from({ length: dimensions }, (_, index) =>
    bytes.readFloatBE(arrayHead + index * (numberHead + 4) + numberHead),
  );
}

async function load(sql: HotSql, values: [string, string, number], stamp: string, before?: KeptVectors) {
  const rows = passagesSchema.parse(await sql({ name: "kb-vector-passages", text: passagesSql, values }));
  const passages = rows.map(({ id, internal, category_id }) => ({ id, internal, categoryId: category_id }));
  const vectors = new Map<string, Vector>();
  for (const { id } of passages) {
    const known = before?.vectors.get(id);
    if (known) vectors.set(id, known);
  }
  const missing = passages.filter(({ id }) => !vectors.has(id)).map(({ id }) => id);
  for (let start = 0; start < missing.length; start += sentAtOnce) {
    const ids = missing.slice(start, start + sentAtOnce);
    const sent = await sql({ name: "kb-vectors", text: vectorsSql, values: [...values, ids] });
    for (const { id, vector } of vectorsSchema.parse(sent)) vectors.set(id, readVector(vector, values[2]));
  }
  return { stamp, passages, vectors };
}

/** The vectors of one model that the organisation has now. */
export async function keptVectors(
  sql: HotSql,
  of: { orgId: string; model: string; dimensions: number },
): Promise<KeptVectors> {
  const values: [string, string, number] = [of.orgId, of.model, of.dimensions];
  const [{ stamp } = { stamp: "" }] = stampSchema.parse(
    await sql({ name: "kb-vector-stamp", text: stampSql, values }),
  );
  const key = values.join(" ");
  const before = kept.get(key);
  if (before?.stamp === stamp) return before;
  const now = await load(sql, values, stamp, before);
  kept.set(key, now);
  return now;
}
