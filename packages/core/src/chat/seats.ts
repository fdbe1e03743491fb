import type { TxContext } from "../context.ts";
import { precondition } from "../errors.ts";

/** The chats that somebody holds, and those that ring for him or her, but for one. */
async function countChats({ tx, org }: TxContext, membershipId: string, exceptId: string) {
  const where = { orgId: org.id, conversationId: { not: exceptId } };
  const held = await tx.chatSession.count({ where: { ...where, mode: "human", assigneeId: membershipId } });
  const offered = await tx.chatSession.count({
    where: { ...where, mode: "waiting", offeredToId: membershipId },
  });
  return { held, offered };
}

/**
 * Holds the agent's profile until commit, so that of several chats at once no more are given than the agent takes. Lock
 * the chat before, always.
 */
export async function holdSeats(ctx: TxContext, membershipId: string, exceptId: string) {
  const key = { orgId: ctx.org.id, membershipId };
  await ctx.tx.agentProfile.createMany({ data: [key], skipDuplicates: true });
  await ctx.tx
    .$queryRaw`SELECT 1 FROM agent_profile WHERE org_id = ${key.orgId}::uuid AND membership_id = ${membershipId}::uuid FOR NO KEY UPDATE`;
  const { maxConcurrentChats: max } = await ctx.tx.agentProfile.findFirstOrThrow({
    where: key,
    select: { maxConcurrentChats: true },
  });
  return { ...(await countChats(ctx, membershipId, exceptId)), max };
}

/** Takes one of the agent's places for a chat. Throws PRECONDITION `chat_full` where all are taken and `beyond` is not. */
export async function takeSeat(
  ctx: TxContext,
  membershipId: string,
  conversationId: string,
  beyond: boolean,
) {
  const { held, max } = await holdSeats(ctx, membershipId, conversationId);
  if (held >= max && !beyond) throw precondition("chat_full");
  const at = ctx.now();
  await ctx.tx.agentProfile.updateMany({
    where: { orgId: ctx.org.id, membershipId },
    data: { lastChatAt: at, lastSeenAt: at, leftAt: null },
  });
}
