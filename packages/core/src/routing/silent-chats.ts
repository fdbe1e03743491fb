import type { ChatMode } from "@handrail/contracts";
import { type ChatRow, changeChat, chatSubject, handOver, lockChat, say } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { readChatRules } from "./chat-rules.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { routingPhrases } from "./phrases.ts";
import { continueAsTicket } from "./to-ticket.ts";

const minuteMs = 60_000;
const batch = 200;
const talking = ["ai", "human"] as const;
/** No answer of the assistant takes longer than this. */
const answerMinutes = 2;
const before = (at: Date, minutes: number) => new Date(at.getTime() - minutes * minuteMs);

/** Who said the last word, the chat's own lines left out; null where nobody has said anything. */
function lastWord({ tx, org }: TxContext, conversationId: string) {
  return tx.message.findFirst({
    where: {
      orgId: org.id,
      conversationId,
      isInternal: false,
      state: "sent",
      senderKind: { in: ["customer", "agent", "ai"] },
    },
    orderBy: { seq: "desc" },
    select: { senderKind: true, createdAt: true },
  });
}

const isTalking = ({ mode }: ChatRow) => mode === "human" || mode === "ai";

/** When its customer was asked, and when anything was last said in it, the chat's own lines among it. */
function clockOf({ tx, org }: TxContext, conversationId: string) {
  return tx.chatSession.findFirstOrThrow({
    where: { orgId: org.id, conversationId },
    select: { nudgedAt: true, conversation: { select: { lastMessageAt: true } } },
  });
}

/** Asks a customer who was answered and has fallen silent, once. Whoever waits for our answer is not asked. */
function nudge(ctx: ServiceContext, conversationId: string, quietSince: Date) {
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, conversationId);
    const { nudgedAt, conversation } = await clockOf(ctx, conversationId);
    if (!isTalking(chat) || nudgedAt || conversation.lastMessageAt > quietSince) return false;
    const last = await lastWord(ctx, conversationId);
    if (!last || last.senderKind === "customer") return false;
    await changeChat(ctx, chat, { mode: chat.mode, nudgedAt: ctx.now() });
    const message = await say(ctx, chat, routingPhrases[chat.locale].nudge);
    await emit(ctx, { kind: "chat.nudged", conversationId }, chatSubject(chat, chat.mode, message));
    return true;
  });
}

/** Ends a chat whose customer did not answer the question; what was said is kept as a ticket. One that was answered goes on. */
function end(ctx: ServiceContext, conversationId: string, askedBefore: Date) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const chat = await lockChat(ctx, conversationId);
    const { nudgedAt } = await clockOf(ctx, conversationId);
    if (!isTalking(chat) || !nudgedAt || nudgedAt > askedBefore) return false;
    const last = await lastWord(ctx, conversationId);
    if (last && last.createdAt > nudgedAt) {
      await changeChat(ctx, chat, { mode: chat.mode });
      return false;
    }
    const mode = "closed";
    await changeChat(ctx, chat, { mode, closedAt: ctx.now() });
    const message = await say(ctx, chat, routingPhrases[chat.locale].silent);
    await emit(
      ctx,
      { kind: "chat.closed", conversationId, data: { cause: "silent", mode: { from: chat.mode, to: mode } } },
      chatSubject(chat, mode, message),
    );
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "chat.session_archive", { orgId, conversationId });
    return true;
  });
}

/** Ends what was begun and never used: there is nothing to keep. */
function endUnused(ctx: ServiceContext, beganBefore: Date) {
  return withTransaction(ctx, ({ tx, org, now }) =>
    tx.chatSession.updateMany({
      where: {
        orgId: org.id,
        mode: "ai",
        createdAt: { lt: beganBefore },
        conversation: { is: { lastSeq: 0, messages: { none: { orgId: org.id } } } },
      },
      data: { mode: "closed", closedAt: now(), version: { increment: 1 } },
    }),
  );
}

function listAsked(ctx: ServiceContext, askedBefore: Date) {
  return withTransaction(ctx, ({ tx, org }) =>
    tx.chatSession.findMany({
      where: { orgId: org.id, mode: { in: [...talking] }, nudgedAt: { lte: askedBefore } },
      orderBy: [{ nudgedAt: "asc" }, { conversationId: "asc" }],
      take: batch,
      select: { conversationId: true },
    }),
  );
}

/** Chats in which nothing was said since, and the last word was the customer's or was not, the longest silence first. */
function listQuiet(
  ctx: ServiceContext,
  { modes, since, lastWord }: { modes: readonly ChatMode[]; since: Date; lastWord: "customer" | "ours" },
) {
  return withTransaction(
    ctx,
    ({ tx, org }) => tx.$queryRaw<{ conversationId: string }[]>`
      SELECT s.conversation_id::text AS "conversationId" FROM chat_session s
      JOIN conversation c ON c.org_id = s.org_id AND c.id = s.conversation_id
      JOIN LATERAL (
        SELECT m.sender_kind FROM message m
        WHERE m.org_id = s.org_id AND m.conversation_id = s.conversation_id AND NOT m.is_internal
          AND m.state = 'sent' AND m.sender_kind <> 'system'
        ORDER BY m.seq DESC LIMIT 1
      ) word ON (word.sender_kind = 'customer') = ${lastWord === "customer"}
      WHERE s.org_id = ${org.id}::uuid AND s.mode::text = ANY (${[...modes]}) AND s.nudged_at IS NULL
        AND c.last_message_at <= ${since}
      ORDER BY c.last_message_at, s.conversation_id LIMIT ${batch}`,
  );
}

/** Brings a person where the assistant owes an answer that never came: the process that was to give it is gone. */
function bringPerson(ctx: ServiceContext, conversationId: string, askedBefore: Date) {
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, conversationId);
    const last = await lastWord(ctx, conversationId);
    if (chat.mode !== "ai" || last?.senderKind !== "customer" || last.createdAt > askedBefore) return false;
    await handOver(ctx, chat, "failure");
    return true;
  });
}

/** Whoever asked the assistant and was answered nothing is not forgotten: a person is asked for. */
export async function watchUnanswered(ctx: ServiceContext): Promise<number> {
  const since = before(ctx.now(), answerMinutes);
  const unanswered = await listQuiet(ctx, { modes: ["ai"], since, lastWord: "customer" });
  return forEachInTurn(unanswered, ({ conversationId }) => bringPerson(ctx, conversationId, since));
}

/** Asks customers who have fallen silent, and ends the chats of those who stayed so. */
export async function watchSilent(ctx: ServiceContext): Promise<{ nudged: number; closed: number }> {
  const { rules } = await withTransaction(ctx, readChatRules);
  if (rules.nudgeMinutes === 0) return { nudged: 0, closed: 0 };
  const at = ctx.now();
  const quietSince = before(at, rules.nudgeMinutes);
  const askedBefore = before(at, rules.closeMinutes);
  const asked = await listAsked(ctx, askedBefore);
  const closed = await forEachInTurn(asked, ({ conversationId }) => end(ctx, conversationId, askedBefore));
  const quiet = await listQuiet(ctx, { modes: talking, since: quietSince, lastWord: "ours" });
  const nudged = await forEachInTurn(quiet, ({ conversationId }) => nudge(ctx, conversationId, quietSince));
  await endUnused(ctx, before(at, rules.nudgeMinutes + rules.closeMinutes));
  return { nudged, closed };
}

/** Job `chat.session_archive`: keeps a chat that fell silent as a ticket that is solved; whoever writes there opens it again. */
export async function archiveChat(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  return continueAsTicket(ctx, { conversationId, cause: "silent", holds: ({ mode }) => mode === "closed" });
}
