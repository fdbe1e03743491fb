import type { wrapUpInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { closeChat } from "../chat/index.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { setDisposition } from "./dispositions.ts";
import { leaveNote } from "./leave-note.ts";

/** An agent ends a chat, or says of one that was ended how it ended. Throws NOT_FOUND, also naming `dispositionId`. */
export function wrapUp(ctx: ServiceContext, input: z.output<typeof wrapUpInput>) {
  const { conversationId, dispositionId, note } = input;
  return withTransaction(ctx, async (ctx) => {
    found((await loadConversation(ctx, conversationId)).chatSession);
    const closed = await closeChat(ctx, { conversationId });
    await leaveNote(ctx, conversationId, note);
    if (dispositionId) await setDisposition(ctx, conversationId, dispositionId);
    return { mode: closed.mode };
  });
}
