import type { ChatMode, WireMessage } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { changeChat, chatSubject, decide, lockVisibleChat, say } from "./internal.ts";
import { chatPhrases } from "./phrases.ts";

export type ClosedChat = { mode: ChatMode; message: WireMessage | null };

/** Either side ends the chat. Closing what is closed changes nothing. Throws NOT_FOUND. */
export function closeChat(ctx: ServiceContext, input: { conversationId: string }): Promise<ClosedChat> {
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockVisibleChat(ctx, input.conversationId);
    const mode = decide(chat, "close");
    if (!mode) return { mode: chat.mode, message: null };
    await changeChat(ctx, chat, { mode, closedAt: ctx.now() });
    const message = await say(ctx, chat, chatPhrases[chat.locale].closed);
    await emit(
      ctx,
      {
        kind: "chat.closed",
        conversationId: chat.conversationId,
        data: { mode: { from: chat.mode, to: mode } },
      },
      chatSubject(chat, mode, message),
    );
    return { mode, message };
  });
}
