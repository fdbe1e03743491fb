import { waitingOrder } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { getHours, hoursAt } from "../hours/index.ts";
import { readChatRules } from "./chat-rules.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { loadAgents } from "./load-agents.ts";
import { offerChat } from "./offer-chat.ts";

const batch = 200;

/** Waiting chats that ring for nobody: who was helped before first, then who waits longest. */
function listWaiting({ tx, org }: TxContext) {
  return tx.chatSession.findMany({
    where: { orgId: org.id, mode: "waiting", offeredToId: null },
    orderBy: waitingOrder,
    take: batch,
    select: { conversationId: true, teamId: true, toldNobodyAt: true },
  });
}

/** How many chats can be offered at all, and whether who waits may hope for somebody of those who are there. */
async function readRoom(ctx: TxContext, autoRoute: boolean) {
  const agents = await loadAgents(ctx, { branchId: null, teamId: null });
  const there = agents.filter(({ status, isConnected }) => status === "available" && isConnected);
  const seats = there.reduce((sum, { chats, max }) => sum + Math.max(0, max - chats), 0);
  const hours = await getHours(ctx);
  const isOpen = !hours || hoursAt(hours, ctx.now()).isOpen;
  const isForAll = agents.every(({ inBranch }) => inBranch);
  return { seats: autoRoute ? seats : 0, isSomebodyThere: isOpen && isForAll && there.length > 0 };
}

/**
 * Job `chat.route`: offers what waits to who is there, each chat in a transaction of its own, the longest wait first. Looks
 * no further once nobody has room, but for who has to be told that nobody comes.
 */
export async function routeChats(ctx: ServiceContext): Promise<{ offered: number }> {
  const { rules, waiting, room } = await withTransaction(ctx, async (ctx) => {
    const { rules } = await readChatRules(ctx);
    const waiting = await listWaiting(ctx);
    const room = waiting.length > 0 ? await readRoom(ctx, rules.autoRoute) : null;
    return { rules, waiting, room };
  });
  let taken = 0;
  const offered = await forEachInTurn(waiting, async ({ conversationId, teamId, toldNobodyAt }) => {
    const isHopeful = room?.isSomebodyThere && !teamId;
    if (room && taken >= room.seats && (toldNobodyAt || isHopeful)) return false;
    const outcome = await withTransaction(ctx, (ctx) => offerChat(ctx, conversationId, rules));
    if (outcome === "offered") taken += 1;
    return outcome === "offered";
  });
  return { offered };
}
