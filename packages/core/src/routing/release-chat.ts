import { changeChat, chatSubject, lockChat, say } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { readChatRules } from "./chat-rules.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { routingPhrases } from "./phrases.ts";
import { graceSeconds, isThere } from "./presence.ts";

/** Why an agent no longer has a chat: the connection is gone, he or she said so, or may no longer see it. */
type Cause = "gone" | "status" | "access";
type Leaving = { conversationId: string; membershipId: string; name: string; cause: Cause };

/** Puts a chat that somebody holds back to the head of the queue; the customer is told, and so are colleagues. */
export async function releaseChat(ctx: TxContext, leaving: Leaving): Promise<boolean> {
  const { conversationId, membershipId, name, cause } = leaving;
  const chat = await lockChat(ctx, conversationId);
  if (chat.mode !== "human" || chat.assigneeId !== membershipId) return false;
  const mode = "waiting";
  await changeChat(ctx, chat, { mode, assigneeId: null, waitingSince: ctx.now() });
  const note = await appendMessage(ctx, {
    conversationId,
    senderKind: "system",
    isInternal: true,
    body: routingPhrases[ctx.org.locale].leftNote(name),
  });
  await emit(ctx, { kind: "message.noted", conversationId, data: { seq: note.seq } }, { message: note });
  const message = await say(ctx, chat, routingPhrases[chat.locale].left(name));
  await emit(
    ctx,
    {
      kind: "chat.reassigned",
      conversationId,
      data: {
        cause,
        mode: { from: chat.mode, to: mode },
        assigneeId: { from: membershipId, to: null },
        assigneeName: name,
      },
    },
    chatSubject(chat, mode, message),
  );
  return true;
}

/** The chats that somebody holds, in the order in which they are locked. */
export function heldChats({ tx, org }: TxContext, membershipId: string) {
  return tx.chatSession.findMany({
    where: { orgId: org.id, mode: "human", assigneeId: membershipId },
    orderBy: { conversationId: "asc" },
    select: { conversationId: true },
  });
}

/** Members who hold chats and are gone: no open dashboard, and nothing written either. */
function listGone(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org: { id: orgId }, now }) => {
    const holders = await tx.membership.findMany({
      where: { orgId, assignedChats: { some: { orgId, mode: "human" } } },
      select: {
        id: true,
        user: { select: { name: true } },
        agentProfile: { select: { lastSeenAt: true, leftAt: true } },
      },
    });
    const silent = holders
      .map(({ id, user, agentProfile }) => ({
        membershipId: id,
        name: user.name,
        signs: agentProfile ?? { lastSeenAt: null, leftAt: null },
      }))
      .filter(({ signs }) => !isThere(signs, now()));
    if (silent.length === 0) return [];
    const written = await tx.message.groupBy({
      by: ["senderMembershipId"],
      where: {
        orgId,
        senderMembershipId: { in: silent.map(({ membershipId }) => membershipId) },
        createdAt: { gte: new Date(now().getTime() - graceSeconds * 1000) },
      },
      _max: { createdAt: true },
    });
    const wroteAt = new Map(written.map((each) => [each.senderMembershipId, each._max.createdAt]));
    return silent.filter(({ membershipId, signs }) => !isThere(signs, now(), wroteAt.get(membershipId)));
  });
}

/** Gives the chats of agents who are gone to others, where the organisation wants that. */
export async function releaseAbandoned(ctx: ServiceContext): Promise<number> {
  const { rules } = await withTransaction(ctx, readChatRules);
  if (!rules.reassign) return 0;
  const left: Leaving[] = [];
  for (const { membershipId, name } of await listGone(ctx)) {
    const held = await withTransaction(ctx, (ctx) => heldChats(ctx, membershipId));
    left.push(
      ...held.map(({ conversationId }) => ({ conversationId, membershipId, name, cause: "gone" as const })),
    );
  }
  return forEachInTurn(left, (leaving) => withTransaction(ctx, (ctx) => releaseChat(ctx, leaving)));
}
