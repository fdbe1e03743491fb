import { z } from "zod";
import type { TxContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import type { EmbedderPort, Ports, Vector } from "../ports.ts";

const batchSize = 96;

const passagesSchema = z.array(
  z.object({ id: z.string(), title: z.string(), heading: z.string(), body: z.string() }),
);
type PassageText = z.output<typeof passagesSchema>[number];

type SyncContext = Parameters<typeof withTransaction>[0];

const textOf = ({ title, heading, body }: PassageText) => [title, heading, body].filter(Boolean).join("\n");

/** Passages of published articles that the model has not placed. */
async function readMissing({ tx, org }: RequestContext, model: string, most: number) {
  return passagesSchema.parse(
    await tx.$queryRaw`
      SELECT p.id, a.title, p.heading, p.body FROM passage p
      JOIN article a ON a.org_id = p.org_id AND a.id = p.article_id AND a.status = 'published'
      LEFT JOIN passage_embedding e ON e.org_id = p.org_id AND e.passage_id = p.id AND e.model = ${model}
      WHERE p.org_id = ${org.id}::uuid AND e.passage_id IS NULL
      ORDER BY p.number LIMIT ${most}`,
  );
}

/** What has been taken out of the index meanwhile is left out. */
async function write(
  { tx, org, now }: TxContext,
  model: string,
  passages: readonly PassageText[],
  vectors: readonly Vector[],
) {
  const arrays = vectors.map((vector) => `{${vector.join(",")}}`);
  await tx.$executeRaw`
    INSERT INTO passage_embedding (org_id, passage_id, model, dimensions, vector, embedded_at)
    SELECT p.org_id, p.id, ${model}, cardinality(u.vector::real[]), u.vector::real[], ${now()}
    FROM unnest(${passages.map(({ id }) => id)}::uuid[], ${arrays}::text[]) AS u (id, vector)
    JOIN passage p ON p.org_id = ${org.id}::uuid AND p.id = u.id
    ON CONFLICT (org_id, passage_id) DO UPDATE SET model = excluded.model, dimensions = excluded.dimensions,
      vector = excluded.vector, embedded_at = excluded.embedded_at`;
}

/**
 * Gives every passage that has none a vector of the configured model, in the place of another model's; those of
 * passages that are gone went with them. Run twice it does nothing more. Throws where the service fails: what was done
 * until then stays done.
 */
export async function syncEmbeddings(ctx: SyncContext, signal?: AbortSignal): Promise<void> {
  const { embedder } = ctx.ports;
  if (!embedder) return;
  let count = batchSize;
  while (count === batchSize) {
    signal?.throwIfAborted();
    count = await syncBatch(ctx, embedder, signal);
  }
}

async function syncBatch(ctx: SyncContext, embedder: EmbedderPort, signal?: AbortSignal): Promise<number> {
  const passages = await withTransaction(ctx, (ctx) => readMissing(ctx, embedder.name, batchSize));
  if (passages.length === 0) return 0;
  const vectors = await embedder.embedTexts(passages.map(textOf), signal);
  await withTransaction(ctx, (ctx) => write(ctx, embedder.name, passages, vectors));
  return passages.length;
}

/** What `requestEmbeddings` needs; without ports (a seed) the next start of a worker catches up. */
type RequestContext = Pick<TxContext, "tx"> & {
  org: { id: string };
  ports?: Pick<Ports, "jobs" | "embedder">;
};

/** Has the vectors brought in step once the transaction is there. */
export async function requestEmbeddings({ tx, org, ports }: RequestContext): Promise<void> {
  if (!ports?.embedder) return;
  await ports.jobs.enqueue({ tx }, "kb.embedding_sync", { orgId: org.id }, { singletonKey: org.id });
}

/** Has the vectors of every organisation made that lacks some: after a model was configured or changed. */
export async function catchUpEmbeddings(ports: Pick<Ports, "db" | "jobs" | "embedder">): Promise<void> {
  const { db, embedder } = ports;
  if (!embedder) return;
  await eachOrganization({ db }, async (tx, org) => {
    const missing = await readMissing({ tx, org }, embedder.name, 1);
    if (missing.length > 0) await requestEmbeddings({ tx, org, ports });
  });
}
