import { z } from "zod";
import type { TxContext } from "../context.ts";
import type { SupportedSentence } from "./verify.ts";

const rowsSchema = z.array(z.object({ id: z.string(), revision: z.number() }));

/**
 * At which revision customers may read articles now. They are held until commit, so that none changes between this and
 * what is written on their word: call it before anything of a conversation is locked.
 */
async function holdRevisions({ tx, org }: TxContext, articleIds: readonly string[]) {
  const ids = [...new Set(articleIds)].sort();
  if (ids.length === 0) return new Map<string, number>();
  const rows = rowsSchema.parse(
    await tx.$queryRaw`
      SELECT id, revision FROM article
      WHERE org_id = ${org.id}::uuid AND id = ANY(${ids}::uuid[]) AND status = 'published' AND visibility = 'public'
      ORDER BY id FOR SHARE`,
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** The sentences whose passage is still what customers may read. */
export async function currentSentences(
  ctx: TxContext,
  sentences: readonly SupportedSentence[],
): Promise<SupportedSentence[]> {
  const revisions = await holdRevisions(
    ctx,
    sentences.map(({ passage }) => passage.articleId),
  );
  return sentences.filter(({ passage }) => revisions.get(passage.articleId) === passage.revision);
}

/** Whether everything that a message rests on is still as it was. */
export async function restsOnCurrent(
  ctx: TxContext,
  sources: readonly { articleId: string; revision: number }[],
): Promise<boolean> {
  const revisions = await holdRevisions(
    ctx,
    sources.map(({ articleId }) => articleId),
  );
  return sources.every(({ articleId, revision }) => revisions.get(articleId) === revision);
}
