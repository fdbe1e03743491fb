import type { ChatMode, WireMessage } from "@handrail/contracts";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { changeChat, chatSubject, decide, lockChat, say } from "./internal.ts";
import { chatPhrases } from "./phrases.ts";

export type AcceptedChat = { mode: ChatMode; message: WireMessage | null };

/**
 * An agent takes a waiting chat. Of several at once one wins, the others get CONFLICT `chat_changed`; the winner may
 * ask again. Throws NOT_FOUND, PRECONDITION `chat_closed`.
 */
export function acceptChat(ctx: ServiceContext, input: { conversationId: string }): Promise<AcceptedChat> {
  const actor = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    const chat = await lockChat(ctx, id);
    if (chat.mode === "human" && chat.assigneeId === actor.membershipId)
      return { mode: chat.mode, message: null };
    const mode = decide(chat, "accept") ?? chat.mode;
    await changeChat(ctx, chat, { mode, assigneeId: actor.membershipId, waitingSince: null });
    const message = await say(ctx, chat, chatPhrases[chat.locale].accepted(actor.name));
    await emit(
      ctx,
      {
        kind: "chat.accepted",
        conversationId: id,
        data: {
          mode: { from: chat.mode, to: mode },
          assigneeId: { from: chat.assigneeId, to: actor.membershipId },
        },
      },
      chatSubject(chat, mode, message),
    );
    return { mode, message };
  });
}
