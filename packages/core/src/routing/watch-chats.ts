import { type ServiceContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import type { Ports } from "../ports.ts";
import { expireOffer } from "./answer-offer.ts";
import { readChatRules } from "./chat-rules.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { releaseOutOfReach } from "./out-of-reach.ts";
import { releaseAbandoned } from "./release-chat.ts";
import { routeChats } from "./route-chats.ts";
import { watchSilent, watchUnanswered } from "./silent-chats.ts";
import { ticketForWaiting } from "./wait-over.ts";

/** Offers that ring longer than they may: their own job was lost or late. */
async function expireOld(ctx: ServiceContext) {
  const old = await withTransaction(ctx, async (inner) => {
    const { rules } = await readChatRules(inner);
    const since = new Date(ctx.now().getTime() - rules.answerSeconds * 1000);
    return inner.tx.chatSession.findMany({
      where: { orgId: ctx.org.id, mode: "waiting", offeredAt: { lte: since } },
      select: { conversationId: true },
    });
  });
  await forEachInTurn(old, (chat) => expireOffer(ctx, chat));
}

/** Who did not answer is asked again: the next round of a chat that rings for nobody. */
function beginRound(ctx: ServiceContext) {
  return withTransaction(ctx, ({ tx, org }) =>
    tx.chatSession.updateMany({
      where: { orgId: org.id, mode: "waiting", offeredToId: null, missedBy: { isEmpty: false } },
      data: { missedBy: [], version: { increment: 1 } },
    }),
  );
}

/** Job `chat.watch`: what happens with chats as time goes by, without anybody doing anything. */
export async function watchChats(ctx: ServiceContext): Promise<void> {
  const steps = [
    expireOld,
    releaseAbandoned,
    releaseOutOfReach,
    ticketForWaiting,
    watchUnanswered,
    watchSilent,
    beginRound,
    routeChats,
  ];
  await forEachInTurn(steps, async (step) => {
    await step(ctx);
    return true;
  });
}

/** Puts one job for each organisation in which chats are open into the queue, where none waits already. */
export function scheduleChatWatch({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, async (tx, { id: orgId }) => {
    const open = await tx.chatSession.findFirst({
      where: { orgId, mode: { not: "closed" } },
      select: { conversationId: true },
    });
    if (open) await jobs.enqueue({ tx }, "chat.watch", { orgId }, { singletonKey: orgId });
  });
}
