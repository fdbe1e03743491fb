import type { takeOverInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { joinChat, lockChat } from "../chat/index.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { precondition } from "../errors.ts";
import { leaveNote } from "./leave-note.ts";

/**
 * A person joins a chat that a colleague or the assistant holds; the note says why. Taking over what one holds already
 * changes nothing. Throws NOT_FOUND, PRECONDITION `chat_closed` or `chat_full`, CONFLICT `chat_changed`.
 */
export function takeOver(ctx: ServiceContext, input: z.output<typeof takeOverInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    const chat = await lockChat(ctx, id);
    if (chat.mode === "closed") throw precondition("chat_closed");
    if (chat.mode === "human" && chat.assigneeId === membershipId) return { mode: chat.mode, message: null };
    await leaveNote(ctx, id, input.note);
    return joinChat(ctx, chat, { kind: "chat.taken_over", beyond: input.beyondCapacity });
  });
}
