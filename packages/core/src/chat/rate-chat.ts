import type { rateChatInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { lockOwnChat } from "./internal.ts";

/** The customer says what the chat was worth, from 1 to 5, once it is over; a later rating takes the place of the earlier. Throws NOT_FOUND, LIMIT_REACHED, PRECONDITION `transition_not_allowed`. */
export async function rateChat(
  ctx: ServiceContext,
  { conversationId, rating, comment }: z.output<typeof rateChatInput>,
): Promise<{ rating: number }> {
  await ctx.ports.limiter.consume("feedback", requireAsker(ctx.actor).countedAs);
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockOwnChat(ctx, conversationId);
    if (chat.mode !== "closed") throw precondition("transition_not_allowed");
    await ctx.tx.chatSession.updateMany({
      where: { orgId: ctx.org.id, conversationId: chat.conversationId },
      data: { rating, ratingComment: comment || null, ratedAt: ctx.now() },
    });
    await emit(ctx, { kind: "chat.rated", conversationId: chat.conversationId, data: { rating } });
    return { rating };
  });
}
