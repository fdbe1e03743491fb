import type { chatTagsInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { tagChanges } from "../read-tags.ts";
import { lockChat, quietSubject } from "./internal.ts";

/** Puts tags on a chat and takes others off, in any mode; the same tags as those of tickets. Returns what it carries. */
export function changeChatTags(ctx: ServiceContext, input: z.output<typeof chatTagsInput>) {
  requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id: conversationId } = await loadConversation(ctx, input.conversationId);
    const chat = await lockChat(ctx, conversationId);
    const orgId = ctx.org.id;
    const where = { orgId, conversationId };
    const held = await ctx.tx.chatTag.findMany({ where, select: { tagId: true } });
    const changes = await tagChanges(
      ctx,
      input,
      held.map(({ tagId }) => tagId),
    );
    if (changes) {
      await ctx.tx.chatTag.deleteMany({
        where: { ...where, tagId: { in: changes.removed.map(({ id }) => id) } },
      });
      await ctx.tx.chatTag.createMany({
        data: changes.added.map(({ id }) => ({ orgId, conversationId, tagId: id, createdAt: ctx.now() })),
      });
      await emit(
        ctx,
        { kind: "chat.tags_changed", conversationId, data: changes },
        await quietSubject(ctx, chat),
      );
    }
    return ctx.tx.tag.findMany({
      where: { orgId, chats: { some: where } },
      select: { id: true, name: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
    });
  });
}
