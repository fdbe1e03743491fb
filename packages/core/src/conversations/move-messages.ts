import type { TxContext } from "../context.ts";

type Move = { from: string; to: string; messageIds: readonly string[] };

/** Takes `count` change numbers of a conversation, which stays locked until commit. Returns the last of them. */
async function takeChanges(ctx: TxContext, conversationId: string, count: number) {
  const { lastSeq } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    data: { lastSeq: { increment: count } },
    select: { lastSeq: true },
  });
  return lastSeq;
}

/** What a conversation says of its newest message, read from its messages again. */
async function refresh(ctx: TxContext, conversationId: string) {
  await ctx.tx.$executeRaw`
    UPDATE conversation c SET last_public_seq = m.seq, last_message_at = coalesce(m.at, c.last_message_at)
    FROM (
      SELECT coalesce(max(seq), 0) AS seq, max(created_at) AS at FROM message
      WHERE org_id = ${ctx.org.id}::uuid AND conversation_id = ${conversationId}::uuid
        AND state = 'sent' AND NOT is_internal
    ) m
    WHERE c.org_id = ${ctx.org.id}::uuid AND c.id = ${conversationId}::uuid`;
}

/** Puts messages, in their order, at the beginning of an empty conversation. Returns the change that readers learn it by. */
export async function moveMessages(ctx: TxContext, { from, to, messageIds }: Move): Promise<number> {
  const leftSeq = await takeChanges(ctx, from, 1);
  await takeChanges(ctx, to, messageIds.length);
  await ctx.tx.$executeRaw`
    UPDATE message m SET conversation_id = ${to}::uuid, seq = o.seq, change_seq = o.seq
    FROM unnest(${messageIds}::uuid[]) WITH ORDINALITY AS o (id, seq)
    WHERE m.org_id = ${ctx.org.id}::uuid AND m.conversation_id = ${from}::uuid AND m.id = o.id`;
  await refresh(ctx, from);
  await refresh(ctx, to);
  return leftSeq;
}

/**
 * Puts messages back to the places that they had, each as a change of its own. Returns how many there were and the last
 * of the changes. What was sent again in their place meanwhile keeps its key.
 */
export async function returnMessages(
  ctx: TxContext,
  { from, to, places }: Pick<Move, "from" | "to"> & { places: readonly { id: string; seq: number }[] },
) {
  const lastSeq = await takeChanges(ctx, to, places.length);
  const ids = places.map(({ id }) => id);
  const seqs = places.map(({ seq }) => seq);
  const count = await ctx.tx.$executeRaw`
    UPDATE message m SET conversation_id = ${to}::uuid, seq = o.seq,
      change_seq = ${lastSeq - places.length}::integer + o.place::integer,
      client_id = CASE WHEN EXISTS (
        SELECT FROM message twin WHERE twin.org_id = m.org_id AND twin.conversation_id = ${to}::uuid
          AND twin.client_id = m.client_id
      ) THEN NULL ELSE m.client_id END
    FROM unnest(${ids}::uuid[], ${seqs}::integer[]) WITH ORDINALITY AS o (id, seq, place)
    WHERE m.org_id = ${ctx.org.id}::uuid AND m.conversation_id = ${from}::uuid AND m.id = o.id`;
  await refresh(ctx, from);
  await refresh(ctx, to);
  return { count, lastSeq };
}
