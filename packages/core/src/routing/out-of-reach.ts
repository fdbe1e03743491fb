import { type ServiceContext, withTransaction } from "../context.ts";
import { seesBranch } from "../identity/index.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { releaseChat } from "./release-chat.ts";

/** Chats of customers who belong to another branch by now than those that their agents work for. */
function listOutOfReach(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org: { id: orgId } }) => {
    const held = await tx.chatSession.findMany({
      where: { orgId, mode: "human", assignee: { is: { role: "agent" } } },
      orderBy: { conversationId: "asc" },
      select: {
        conversationId: true,
        conversation: { select: { contact: { select: { branchId: true } } } },
        assignee: {
          select: {
            id: true,
            role: true,
            user: { select: { name: true } },
            branches: { select: { branchId: true } },
          },
        },
      },
    });
    const hasBranches = held.length > 0 && (await tx.branch.count({ where: { orgId } })) > 0;
    return held.flatMap(({ conversationId, conversation, assignee }) => {
      if (!assignee) return [];
      const { id: membershipId, user } = assignee;
      return seesBranch(assignee, hasBranches, conversation.contact.branchId)
        ? []
        : [{ conversationId, membershipId, name: user.name, cause: "access" as const }];
    });
  });
}

/** Gives chats whose agents no longer see them, because their customers belong elsewhere now, to who does. */
export async function releaseOutOfReach(ctx: ServiceContext): Promise<number> {
  return forEachInTurn(await listOutOfReach(ctx), (leaving) =>
    withTransaction(ctx, (ctx) => releaseChat(ctx, leaving)),
  );
}
