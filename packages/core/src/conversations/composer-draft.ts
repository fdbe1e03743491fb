import type { saveDraftInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { announce } from "../emit.ts";
import { loadConversation } from "./internal.ts";

type Input = z.output<typeof saveDraftInput>;
type Held = { body: string; version: number };
const nothing: Held = { body: "", version: 0 };

const keyOf = (ctx: TxContext, conversationId: string, isNote: boolean, membershipId: string) => ({
  orgId: ctx.org.id,
  conversationId,
  isNote,
  membershipId,
});

/** What a member is writing in a conversation: reply and note, with the versions that saving asks for. */
export function getDrafts(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { membershipId } = requireMember(ctx.actor);
    const { id } = await loadConversation(ctx, conversationId);
    const rows = await ctx.tx.composerDraft.findMany({
      where: { orgId: ctx.org.id, conversationId: id, membershipId },
      select: { isNote: true, body: true, version: true },
    });
    const of = (isNote: boolean): Held => {
      const row = rows.find((each) => each.isNote === isNote);
      return row ? { body: row.body, version: row.version } : nothing;
    };
    return { reply: of(false), note: of(true) };
  });
}

async function write(ctx: TxContext, input: Input, membershipId: string): Promise<number | null> {
  const key = keyOf(ctx, input.conversationId, input.isNote, membershipId);
  const data = { body: input.body, updatedAt: ctx.now() };
  if (input.version === 0) {
    const { count } = await ctx.tx.composerDraft.createMany({
      data: [{ ...key, ...data }],
      skipDuplicates: true,
    });
    return count === 1 ? 1 : null;
  }
  const { count } = await ctx.tx.composerDraft.updateMany({
    where: { ...key, version: input.version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1 ? input.version + 1 : null;
}

/**
 * Keeps what a member is writing. Where another device has saved since, nothing is overwritten: `isSaved` is false and
 * `draft` is what is held now. Throws NOT_FOUND.
 */
export function saveDraft(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { membershipId, userId } = requireMember(ctx.actor);
    const { id: conversationId } = await loadConversation(ctx, input.conversationId);
    const version = await write(ctx, input, membershipId);
    if (version === null) {
      const held = await ctx.tx.composerDraft.findFirst({
        where: keyOf(ctx, conversationId, input.isNote, membershipId),
        select: { body: true, version: true },
      });
      return { isSaved: false, draft: held ?? nothing };
    }
    await announce(ctx, { composer: { userId, conversationId, isNote: input.isNote, version } });
    return { isSaved: true, draft: { body: input.body, version } };
  });
}

/** Empties what was sent, or puts text back on top of what is being written; for commands, in their transaction. */
export async function moveDraft(
  ctx: TxContext,
  who: { conversationId: string; isNote: boolean; membershipId: string; userId: string },
  change: (body: string) => string,
): Promise<Held> {
  const { conversationId, isNote, membershipId, userId } = who;
  const key = keyOf(ctx, conversationId, isNote, membershipId);
  await ctx.tx.composerDraft.createMany({ data: [{ ...key, body: "", version: 0 }], skipDuplicates: true });
  const where = { orgId_conversationId_membershipId_isNote: key };
  const { body: before } = await ctx.tx.composerDraft.update({
    where,
    data: { version: { increment: 1 }, updatedAt: ctx.now() },
    select: { body: true },
  });
  const held = await ctx.tx.composerDraft.update({
    where,
    data: { body: change(before) },
    select: { body: true, version: true },
  });
  await announce(ctx, { composer: { userId, conversationId, isNote, version: held.version } });
  return held;
}

/** PURE. Text that comes back, above what is written meanwhile. */
export const putBack = (text: string) => (written: string) =>
  written.trim() ? `${text}\n\n${written}` : text;
