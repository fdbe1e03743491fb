import { type ChatMode, chatModes, type Locale, locales, type WireMessage } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { isStaffActor, requireAsker } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { appendMessage, findOwnConversation, loadConversation } from "../conversations/index.ts";
import { conflict, DomainError, found, notFound } from "../errors.ts";
import { requestRouting } from "../request-routing.ts";
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

const rowSchema = z.object({
  conversationId: z.string(),
  mode: z.enum(chatModes),
  version: z.number(),
  assigneeId: z.string().nullable(),
  topic: z.string().nullable(),
  waitingSince: z.date().nullable(),
  joinedAt: z.date().nullable(),
  offeredToId: z.string().nullable(),
  offeredAt: z.date().nullable(),
  missedBy: z.array(z.string()),
  declinedBy: z.array(z.string()),
  teamId: z.string().nullable(),
  toldNobodyAt: z.date().nullable(),
  branchId: z.string().nullable(),
  locale: z.enum(locales).nullable(),
});

/**
 * The chat as it is now, held until commit: one statement, as it is on the way of every message. Locked before its ticket
 * and its conversation, always. `contactId`: only where it is this customer's. NOT_FOUND where there is none.
 */
export async function lockChat(
  { tx, org }: TxContext,
  conversationId: string,
  contactId: string | null = null,
): Promise<ChatRow> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.conversation_id::text AS "conversationId", s.mode::text AS mode, s.version,
      s.assignee_id::text AS "assigneeId", s.topic, s.waiting_since AS "waitingSince", s.joined_at AS "joinedAt",
      s.offered_to_id::text AS "offeredToId", s.offered_at AS "offeredAt", s.missed_by::text[] AS "missedBy",
      s.declined_by::text[] AS "declinedBy", s.team_id::text AS "teamId", s.told_nobody_at AS "toldNobodyAt",
      p.branch_id::text AS "branchId", coalesce(s.locale, u.locale)::text AS locale
    FROM chat_session s
    JOIN conversation c ON c.org_id = s.org_id AND c.id = s.conversation_id
    JOIN contact p ON p.org_id = s.org_id AND p.id = c.contact_id
    LEFT JOIN app_user u ON u.id = p.user_id
    WHERE s.org_id = ${org.id}::uuid AND s.conversation_id = ${conversationId}::uuid
      AND (${contactId}::uuid IS NULL OR c.contact_id = ${contactId}::uuid)
    FOR NO KEY UPDATE OF s`;
  const { locale, ...chat } = rowSchema.parse(found(rows[0] ?? null));
  return { ...chat, locale: locale ?? org.locale };
}

/** A chat in which the actor is the customer. */
export function lockOwnChat(ctx: TxContext, conversationId: string): Promise<ChatRow> {
  return lockChat(ctx, conversationId, requireAsker(ctx.actor).contactId);
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

type Change = Prisma.ChatSessionUncheckedUpdateManyInput & {
  mode: ChatMode;
  assigneeId?: string | null;
  offeredToId?: string | null;
};

/** PURE. Whether somebody has room afterwards who had it not before: who held the chat, or for whom it rang. */
function freesSomebody({ mode, assigneeId, offeredToId }: ChatRow, data: Change): boolean {
  const held = mode === "human" ? assigneeId : null;
  const next = data.assigneeId === undefined ? assigneeId : data.assigneeId;
  const holds = data.mode === "human" ? next : null;
  const rings = data.offeredToId === undefined ? offeredToId : data.offeredToId;
  const ringing = data.mode === "waiting" ? rings : null;
  return [held, offeredToId].some((each) => each !== null && each !== holds && each !== ringing);
}

/**
 * Writes the change only if the chat is still as it was loaded; CONFLICT `chat_changed` otherwise. Where somebody has room
 * again, who waits longest is offered next. A customer who was asked whether anybody is there is asked anew.
 */
export async function changeChat(ctx: TxContext, chat: ChatRow, data: Change): Promise<void> {
  const { count } = await ctx.tx.chatSession.updateMany({
    where: { orgId: ctx.org.id, conversationId: chat.conversationId, mode: chat.mode, version: chat.version },
    data: {
      nudgedAt: null,
      ...(data.mode === "waiting" ? {} : offeredToNobody),
      ...data,
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw conflict("chat_changed");
  if (freesSomebody(chat, data)) await requestRouting(ctx);
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
