import type { WireMessage } from "@handrail/contracts";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { toWire, wireSelect } from "./wire.ts";

/** Where an article is now; `revision` is null once customers can no longer read it. */
type ArticleNow = { articleId: string; revision: number | null };

const sourcesSchema = z.array(
  z.object({ articleId: z.string(), slug: z.string(), title: z.string(), revision: z.number() }),
);
const rowsSchema = z.array(
  z.object({ id: z.string(), conversationId: z.string(), ticketId: z.string().nullable() }),
);

type Stale = WireMessage["stale"];

/** PURE. The changed articles of a draft, after one of them changed. */
function staleAfter(sources: unknown, stale: Stale, changed: readonly ArticleNow[]): Stale {
  const cited = sourcesSchema.catch([]).parse(sources);
  return changed.reduce((list, { articleId, revision }) => {
    const source = cited.find((each) => each.articleId === articleId && each.revision !== revision);
    const others = list.filter((each) => each.articleId !== articleId);
    if (!source) return others;
    return [...others, { articleId, slug: source.slug, title: source.title, was: source.revision, revision }];
  }, stale);
}

const isSame = (one: Stale, other: Stale) => JSON.stringify(one) === JSON.stringify(other);

async function mark(
  ctx: TxContext,
  draft: z.output<typeof rowsSchema>[number],
  changed: readonly ArticleNow[],
) {
  const where = { orgId: ctx.org.id, id: draft.id };
  const row = found(await ctx.tx.message.findFirst({ where, select: wireSelect }));
  const before = toWire(row).stale;
  const stale = staleAfter(row.sources, before, changed);
  if (row.state !== "draft" || isSame(stale, before)) return;
  const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: draft.conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true },
  });
  await ctx.tx.message.update({
    where: { orgId_id: where },
    data: { stale, changeSeq, updatedAt: ctx.now() },
    select: { id: true },
  });
  const message = toWire({ ...row, stale, changeSeq });
  await emit(
    ctx,
    {
      kind: "draft.stale",
      ticketId: draft.ticketId,
      conversationId: draft.conversationId,
      subjectId: draft.id,
      data: {
        articles: stale.map(({ articleId, title, was, revision }) => ({ articleId, title, was, revision })),
      },
    },
    { message },
  );
}

/**
 * Tells waiting drafts that articles are no longer as they were when the drafts were written, in the transaction that
 * changes the articles: a draft that rests on another revision is stale, one whose revision is back no longer. What
 * waits to be sent is looked at under the lock of its conversation, so that none goes out by one click meanwhile.
 */
export async function markStale(ctx: TxContext, changed: readonly ArticleNow[]): Promise<void> {
  if (changed.length === 0) return;
  const orgId = ctx.org.id;
  const rows = rowsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT m.id, m.conversation_id AS "conversationId", c.ticket_id AS "ticketId"
      FROM message m JOIN conversation c ON c.org_id = m.org_id AND c.id = m.conversation_id
      WHERE m.org_id = ${orgId}::uuid AND m.state = 'draft'
        AND EXISTS (
          SELECT FROM jsonb_array_elements(m.sources) source
          WHERE source ->> 'articleId' = ANY(${changed.map(({ articleId }) => articleId)}::text[])
        )
      ORDER BY m.conversation_id, m.id`,
  );
  if (rows.length === 0) return;
  const conversations = [...new Set(rows.map(({ conversationId }) => conversationId))];
  await ctx.tx.$queryRaw`
    SELECT 1 FROM conversation WHERE org_id = ${orgId}::uuid AND id = ANY(${conversations}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  for (const row of rows) await mark(ctx, row, changed);
}
