import { changeChat, chatSubject, lockChat, say } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { readChatRules } from "./chat-rules.ts";
import { routingPhrases } from "./phrases.ts";
import { continueAsTicket } from "./to-ticket.ts";

const minuteMs = 60_000;
const batch = 200;
const talking = ["ai", "human"] as const;
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

/** Asks a customer who was answered and has fallen silent. Whoever waits for our answer is not asked. */
function nudge(ctx: ServiceContext, conversationId: string, quietSince: Date) {
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, conversationId);
    const last = await lastWord(ctx, conversationId);
    const isOurs = chat.mode === "human" || chat.mode === "ai";
    if (!isOurs || !last || last.senderKind === "customer" || last.createdAt > quietSince) return false;
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
    const { nudgedAt } = await ctx.tx.chatSession.findFirstOrThrow({
      where: { orgId, conversationId },
      select: { nudgedAt: true },
    });
    if ((chat.mode !== "human" && chat.mode !== "ai") || !nudgedAt || nudgedAt > askedBefore) return false;
    const last = await lastWord(ctx, conversationId);
    if (last && last.createdAt > nudgedAt) {
      await changeChat(ctx, chat, { mode: chat.mode, nudgedAt: null });
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

function listChats(ctx: ServiceContext, where: { nudgedAt: null; quietSince: Date } | { askedBefore: Date }) {
  const due =
    "askedBefore" in where
      ? { nudgedAt: { lte: where.askedBefore } }
      : { nudgedAt: null, conversation: { is: { lastMessageAt: { lte: where.quietSince } } } };
  return withTransaction(ctx, ({ tx, org }) =>
    tx.chatSession.findMany({
      where: { orgId: org.id, mode: { in: [...talking] }, ...due },
      orderBy: { conversationId: "asc" },
      take: batch,
      select: { conversationId: true },
    }),
  );
}

/** Asks customers who have fallen silent, and ends the chats of those who stayed so. */
export async function watchSilent(ctx: ServiceContext): Promise<{ nudged: number; closed: number }> {
  const { rules } = await withTransaction(ctx, readChatRules);
  if (rules.nudgeMinutes === 0) return { nudged: 0, closed: 0 };
  const at = ctx.now();
  const quietSince = before(at, rules.nudgeMinutes);
  const askedBefore = before(at, rules.closeMinutes);
  let nudged = 0;
  let closed = 0;
  for (const { conversationId } of await listChats(ctx, { askedBefore }))
    if (await end(ctx, conversationId, askedBefore)) closed += 1;
  for (const { conversationId } of await listChats(ctx, { nudgedAt: null, quietSince }))
    if (await nudge(ctx, conversationId, quietSince)) nudged += 1;
  await endUnused(ctx, before(at, rules.nudgeMinutes + rules.closeMinutes));
  return { nudged, closed };
}

/** Job `chat.session_archive`: keeps a chat that fell silent as a ticket that is solved; whoever writes there opens it again. */
export async function archiveChat(ctx: ServiceContext, { conversationId }: { conversationId: string }) {
  return continueAsTicket(ctx, { conversationId, cause: "silent", holds: ({ mode }) => mode === "closed" });
}
