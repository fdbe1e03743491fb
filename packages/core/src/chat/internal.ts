import type { ChatMode, Locale, WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { isStaffActor, requireAsker } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { appendMessage, findOwnConversation, holdChat, loadConversation } from "../conversations/index.ts";
import { conflict, DomainError, found, notFound } from "../errors.ts";
import { afterAct, type ChatAct } from "./rules.ts";

export type ChatRow = {
  conversationId: string;
  mode: ChatMode;
  version: number;
  assigneeId: string | null;
  topic: string | null;
  waitingSince: Date | null;
  joinedAt: Date | null;
  offeredToId: string | null;
  offeredAt: Date | null;
  missedBy: string[];
  declinedBy: string[];
  teamId: string | null;
  toldNobodyAt: Date | null;
  branchId: string | null;
  locale: Locale;
};

/** The chat as it is now, held until commit. Locked before its conversation, always. NOT_FOUND where there is none. */
export async function lockChat(ctx: TxContext, conversationId: string): Promise<ChatRow> {
  const orgId = ctx.org.id;
  await holdChat(ctx, conversationId);
  const { conversation, ...chat } = found(
    await ctx.tx.chatSession.findFirst({
      where: { orgId, conversationId },
      select: {
        conversationId: true,
        mode: true,
        locale: true,
        version: true,
        assigneeId: true,
        topic: true,
        waitingSince: true,
        joinedAt: true,
        offeredToId: true,
        offeredAt: true,
        missedBy: true,
        declinedBy: true,
        teamId: true,
        toldNobodyAt: true,
        conversation: {
          select: { contact: { select: { branchId: true, user: { select: { locale: true } } } } },
        },
      },
    }),
  );
  const { branchId, user } = conversation.contact;
  return { ...chat, branchId, locale: chat.locale ?? user?.locale ?? ctx.org.locale };
}

/** A chat in which the actor is the customer. */
export async function lockOwnChat(ctx: TxContext, conversationId: string): Promise<ChatRow> {
  const own = found(await findOwnConversation(ctx, conversationId, requireAsker(ctx.actor)));
  return lockChat(ctx, own.id);
}

/** A chat that the actor takes part in, or works on as staff. */
export async function lockVisibleChat(ctx: TxContext, conversationId: string): Promise<ChatRow> {
  const own = await findOwnConversation(ctx, conversationId, requireAsker(ctx.actor));
  if (!own && !isStaffActor(ctx.actor)) throw notFound();
  const { id } = own ?? (await loadConversation(ctx, conversationId));
  return lockChat(ctx, id);
}

/** The mode that an act leads to, or null where it is so already. Throws the rule's refusal. */
export function decide(chat: ChatRow, act: ChatAct): ChatMode | null {
  const verdict = afterAct(chat.mode, act);
  if (verdict.kind === "refused") {
    const code = verdict.reason === "chat_closed" ? "PRECONDITION" : "CONFLICT";
    throw new DomainError(code, verdict.reason);
  }
  return verdict.kind === "changes" ? verdict.mode : null;
}

/** A chat that waits no more is offered to nobody. */
const offeredToNobody = {
  offeredToId: null,
  offeredAt: null,
  missedBy: [],
  declinedBy: [],
  toldNobodyAt: null,
  waitingSince: null,
} satisfies Prisma.ChatSessionUncheckedUpdateManyInput;

/** Writes the change only if the chat is still as it was loaded; CONFLICT `chat_changed` otherwise. */
export async function changeChat(
  ctx: TxContext,
  chat: ChatRow,
  data: Prisma.ChatSessionUncheckedUpdateManyInput & { mode: ChatMode },
): Promise<void> {
  const { count } = await ctx.tx.chatSession.updateMany({
    where: { orgId: ctx.org.id, conversationId: chat.conversationId, mode: chat.mode, version: chat.version },
    data: { ...(data.mode === "waiting" ? {} : offeredToNobody), ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw conflict("chat_changed");
}

/** A line that the chat itself says. */
export function say(ctx: TxContext, chat: ChatRow, body: string): Promise<WireMessage> {
  return appendMessage(ctx, { conversationId: chat.conversationId, senderKind: "system", body });
}

/** What realtime tells of a chat of which something changed without a message. */
export async function quietSubject(ctx: TxContext, chat: ChatRow, mode: ChatMode = chat.mode) {
  const { conversationId, branchId } = chat;
  const { lastSeq: changeSeq } = await ctx.tx.conversation.findUniqueOrThrow({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    select: { lastSeq: true },
  });
  return { conversationId, chat: { mode, changeSeq, branchId } };
}

/** What realtime tells of a chat after a message was written in it. */
export function chatSubject(chat: ChatRow, mode: ChatMode, message: WireMessage) {
  return {
    message,
    conversationId: chat.conversationId,
    chat: { mode, changeSeq: message.changeSeq, branchId: chat.branchId },
  };
}
