import { changeChat, chatSubject, lockChat, say } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { readChatRules } from "./chat-rules.ts";
import { routingPhrases } from "./phrases.ts";
import { connectedSince } from "./presence.ts";

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

/** Whom nobody has heard of for longer than the grace: no open dashboard, and nothing written either. */
function listAbandoned(ctx: ServiceContext, since: Date) {
  return withTransaction(ctx, ({ tx, org }) =>
    tx.chatSession.findMany({
      where: {
        orgId: org.id,
        mode: "human",
        assignee: {
          is: {
            agentProfile: { is: { OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: since } }] } },
            sentMessages: { none: { orgId: org.id, createdAt: { gte: since } } },
          },
        },
      },
      select: { conversationId: true, assignee: { select: { id: true, user: { select: { name: true } } } } },
      orderBy: { conversationId: "asc" },
      take: 200,
    }),
  );
}

/** Gives the chats of agents who are gone to others, where the organisation wants that. */
export async function releaseAbandoned(ctx: ServiceContext): Promise<number> {
  const { rules } = await withTransaction(ctx, readChatRules);
  if (!rules.reassign) return 0;
  let released = 0;
  for (const { conversationId, assignee } of await listAbandoned(ctx, connectedSince(ctx.now()))) {
    if (!assignee) continue;
    const leaving: Leaving = {
      conversationId,
      membershipId: assignee.id,
      name: assignee.user.name,
      cause: "gone",
    };
    if (await withTransaction(ctx, (ctx) => releaseChat(ctx, leaving))) released += 1;
  }
  return released;
}
