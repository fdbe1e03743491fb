import type { editMessageInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, precondition } from "../errors.ts";
import { conversationScope } from "../scope.ts";
import { bumpMessage } from "./change-message.ts";
import { holdChatOf } from "./internal.ts";

/** For how long what was said in a chat may be put in other words by who said it. */
export const editableMs = 15 * 60 * 1000;

/**
 * A member of staff puts an own message of a chat in other words; everybody sees them at once, and that they were
 * changed. Throws NOT_FOUND, PRECONDITION `edit_too_late`, `message_redacted` or `chat_closed`, CONFLICT `chat_changed`.
 */
export function editMessage(ctx: ServiceContext, input: z.output<typeof editMessageInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    await holdChatOf(ctx, input.messageId);
    const { conversation, ...before } = found(
      await ctx.tx.message.findFirst({
        where: {
          orgId: ctx.org.id,
          id: input.messageId,
          senderKind: "agent",
          senderMembershipId: membershipId,
          state: "sent",
          conversation: { is: { AND: [conversationScope(ctx), { chatSession: { isNot: null } }] } },
        },
        select: {
          conversationId: true,
          createdAt: true,
          changeSeq: true,
          body: true,
          redactedAt: true,
          conversation: { select: { chatSession: { select: { mode: true } } } },
        },
      }),
    );
    if (before.redactedAt) throw precondition("message_redacted");
    if (conversation.chatSession?.mode === "closed") throw precondition("chat_closed");
    if (ctx.now().getTime() - before.createdAt.getTime() > editableMs) throw precondition("edit_too_late");
    if (before.changeSeq !== input.changeSeq) throw conflict("chat_changed");
    const message = await bumpMessage(ctx, before.conversationId, input.messageId, {
      body: input.body,
      editedAt: ctx.now(),
    });
    const { conversationId, id: subjectId } = message;
    await emit(
      ctx,
      { kind: "message.edited", conversationId, subjectId, data: { seq: message.seq } },
      { message },
    );
    return { message };
  });
}
