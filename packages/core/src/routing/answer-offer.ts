import { requireMember } from "../actor.ts";
import { type ChatRow, changeChat, lockChat, quietSubject } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { readChatRules } from "./chat-rules.ts";

/** The job may come a moment early by another clock. */
const earlyMs = 1_500;

async function endOffer(ctx: TxContext, chat: ChatRow, membershipId: string, isMissed: boolean) {
  const missedBy = isMissed ? [...chat.missedBy, membershipId] : chat.missedBy;
  const declinedBy = isMissed ? chat.declinedBy : [...chat.declinedBy, membershipId];
  const over = { mode: "waiting", offeredToId: null, offeredAt: null } as const;
  await changeChat(ctx, chat, { ...over, missedBy, declinedBy });
  await emit(
    ctx,
    {
      kind: isMissed ? "chat.offer_missed" : "chat.offer_declined",
      conversationId: chat.conversationId,
      data: { offeredToId: { from: membershipId, to: null } },
    },
    await quietSubject(ctx, chat),
  );
}

/** An agent does not take what rings for him or her: the next is asked. Throws NOT_FOUND, CONFLICT `chat_changed`. */
export function declineOffer(ctx: ServiceContext, input: { conversationId: string }) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    const chat = await lockChat(ctx, id);
    if (chat.mode !== "waiting" || chat.offeredToId !== membershipId) throw conflict("chat_changed");
    await endOffer(ctx, chat, membershipId, false);
    return { mode: chat.mode };
  });
}

/** Job `chat.offer_expire`: nobody answered in time, so the next is asked. Does nothing where it rings anew or no more. */
export function expireOffer(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { rules } = await readChatRules(ctx);
    const chat = await lockChat(ctx, conversationId);
    const { mode, offeredToId, offeredAt } = chat;
    if (mode !== "waiting" || !offeredToId || !offeredAt) return false;
    if (ctx.now().getTime() - offeredAt.getTime() < rules.answerSeconds * 1000 - earlyMs) return false;
    await endOffer(ctx, chat, offeredToId, true);
    return true;
  });
}

/** Whoever is not there any more is not waited for: what rings for him or her goes to the next at once. */
export async function leaveOffers(ctx: TxContext, membershipId: string): Promise<void> {
  const ringing = await ctx.tx.chatSession.findMany({
    where: { orgId: ctx.org.id, mode: "waiting", offeredToId: membershipId },
    orderBy: { conversationId: "asc" },
    select: { conversationId: true },
  });
  for (const { conversationId } of ringing) {
    const chat = await lockChat(ctx, conversationId);
    if (chat.mode === "waiting" && chat.offeredToId === membershipId)
      await endOffer(ctx, chat, membershipId, true);
  }
}
