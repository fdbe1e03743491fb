import { type ServiceContext, withTransaction } from "../context.ts";
import { readChatRules } from "./chat-rules.ts";
import { offerChat } from "./offer-chat.ts";

const batch = 200;

/** Waiting chats that ring for nobody: who was helped before first, then who waits longest. */
function listWaiting(ctx: ServiceContext) {
  return withTransaction(ctx, ({ tx, org }) =>
    tx.chatSession.findMany({
      where: { orgId: org.id, mode: "waiting", offeredToId: null },
      orderBy: [
        { joinedAt: { sort: "asc", nulls: "last" } },
        { waitingSince: "asc" },
        { conversationId: "asc" },
      ],
      take: batch,
      select: { conversationId: true },
    }),
  );
}

/** Job `chat.route`: offers what waits to who is there, each chat in a transaction of its own, the longest wait first. */
export async function routeChats(ctx: ServiceContext): Promise<{ offered: number }> {
  const { rules } = await withTransaction(ctx, readChatRules);
  let offered = 0;
  for (const { conversationId } of await listWaiting(ctx)) {
    const outcome = await withTransaction(ctx, (ctx) => offerChat(ctx, conversationId, rules));
    if (outcome === "offered") offered += 1;
  }
  return { offered };
}
