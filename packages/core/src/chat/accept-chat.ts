import { type ChatMode, can, type WireMessage } from "@handrail/contracts";
import type { acceptChatInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { type ChatRow, changeChat, chatSubject, decide, lockChat, say } from "./internal.ts";
import { chatPhrases } from "./phrases.ts";
import { takeSeat } from "./seats.ts";

export type AcceptedChat = { mode: ChatMode; message: WireMessage | null };
type Input = Pick<z.output<typeof acceptChatInput>, "conversationId"> & { beyondCapacity?: boolean };

/** PURE. How long the customer had waited for the first person who joined; those who join later change nothing. */
function firstJoin({ joinedAt, waitingSince }: ChatRow, at: Date) {
  if (joinedAt) return {};
  if (!waitingSince) return { joinedAt: at };
  const waitSeconds = Math.max(0, Math.round((at.getTime() - waitingSince.getTime()) / 1000));
  return { joinedAt: at, waitSeconds };
}

/**
 * A person joins: takes one of the own places, is named to the customer, and stands in the history. Only who keeps the
 * settings goes beyond the own limit; PRECONDITION `chat_full` otherwise.
 */
export async function joinChat(
  ctx: TxContext,
  chat: ChatRow,
  { kind, beyond }: { kind: "chat.accepted" | "chat.taken_over"; beyond: boolean | undefined },
): Promise<AcceptedChat> {
  const { membershipId, name, role } = requireMember(ctx.actor);
  const { conversationId } = chat;
  const mode = "human";
  await takeSeat(ctx, membershipId, conversationId, beyond === true && can(role, "settings:write"));
  const first = firstJoin(chat, ctx.now());
  await changeChat(ctx, chat, { mode, assigneeId: membershipId, teamId: null, ...first });
  const message = await say(ctx, chat, chatPhrases[chat.locale].accepted(name));
  await emit(
    ctx,
    {
      kind,
      conversationId,
      data: {
        mode: { from: chat.mode, to: mode },
        assigneeId: { from: chat.assigneeId, to: membershipId },
      },
    },
    chatSubject(chat, mode, message),
  );
  return { mode, message };
}

/**
 * An agent takes a waiting chat. Of several at once one wins, the others get CONFLICT `chat_changed`; the winner may
 * ask again. Throws NOT_FOUND, PRECONDITION `chat_closed`, or `chat_full` where all places of the agent are taken.
 */
export function acceptChat(ctx: ServiceContext, input: Input): Promise<AcceptedChat> {
  const actor = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    const chat = await lockChat(ctx, id);
    if (chat.mode === "human" && chat.assigneeId === actor.membershipId)
      return { mode: chat.mode, message: null };
    decide(chat, "accept");
    return joinChat(ctx, chat, { kind: "chat.accepted", beyond: input.beyondCapacity });
  });
}
