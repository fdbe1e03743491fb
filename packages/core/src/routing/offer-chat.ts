import type { Locale } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import {
  type ChatRow,
  changeChat,
  holdSeats,
  lockChat,
  quietSubject,
  readSorting,
  say,
} from "../chat/index.ts";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { getHours, hoursAt } from "../hours/index.ts";
import { loadAgents } from "./load-agents.ts";
import { routingPhrases } from "./phrases.ts";
import { type Demand, isNobodyThere, type Ranked, rankAgents } from "./rank-agents.ts";

/** How many of those who were considered the history keeps. */
const mostKept = 12;

async function demandOf(ctx: TxContext, chat: ChatRow): Promise<Demand> {
  const { triage } = await ctx.tx.chatSession.findUniqueOrThrow({
    where: { orgId_conversationId: { orgId: ctx.org.id, conversationId: chat.conversationId } },
    select: { triage: true },
  });
  const sorting = readSorting(triage);
  return {
    category: sorting?.category ?? null,
    language: sorting?.language ?? chat.locale,
    passed: [...chat.missedBy, ...chat.declinedBy],
  };
}

/** The first who still has room once nobody else can give him or her a chat meanwhile. */
async function holdFirst(ctx: TxContext, ranked: readonly Ranked[], conversationId: string) {
  for (const agent of ranked) {
    if (agent.hindrance !== null) return null;
    const { held, offered, max } = await holdSeats(ctx, agent.membershipId, conversationId);
    if (held + offered < max) return agent;
  }
  return null;
}

/** Why this agent, as the history keeps it. */
function traceOf({ category, language }: Demand, chosen: Ranked, ranked: readonly Ranked[]) {
  const trace: Prisma.InputJsonObject = {
    category,
    language,
    chosen: { ...chosen },
    considered: ranked.slice(0, mostKept).map((each) => ({ ...each })),
    others: Math.max(0, ranked.length - mostKept),
  };
  return trace;
}

/** Rings for an agent, until he or she answers or the time is over. */
export async function ring(
  ctx: TxContext,
  chat: ChatRow,
  to: { membershipId: string; name: string },
  answerSeconds: number,
  more: { data?: Prisma.InputJsonObject } = {},
) {
  const { conversationId } = chat;
  const orgId = ctx.org.id;
  const offered = { offeredToId: to.membershipId, offeredAt: ctx.now() };
  await changeChat(ctx, chat, { mode: "waiting", ...offered });
  await ctx.tx.agentProfile.updateMany({
    where: { orgId, membershipId: to.membershipId },
    data: { lastChatAt: ctx.now() },
  });
  await ctx.ports.jobs.enqueue(
    { tx: ctx.tx },
    "chat.offer_expire",
    { orgId, conversationId },
    { startAfterSeconds: answerSeconds },
  );
  await emit(
    ctx,
    {
      kind: "chat.offered",
      conversationId,
      data: { offeredToId: to.membershipId, offeredTo: to.name, ...more.data },
    },
    await quietSubject(ctx, chat, "waiting"),
  );
}

/** When people are there again; null where that is now, or where the organisation names no hours. */
async function opensAt(ctx: TxContext, locale: Locale) {
  const hours = await getHours(ctx);
  const { isOpen, changesAt } = hours ? hoursAt(hours, ctx.now()) : { isOpen: true, changesAt: null };
  if (!hours || isOpen || !changesAt) return null;
  const day = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" } as const;
  const { timeZone } = hours;
  return new Intl.DateTimeFormat(locale, { ...day, timeZone, timeZoneName: "short" }).format(changesAt);
}

/** Says at once, and once, that nobody comes soon, and what to do instead. */
async function tellNobody(ctx: TxContext, chat: ChatRow, opens: string | null) {
  await changeChat(ctx, chat, { mode: "waiting", toldNobodyAt: ctx.now() });
  const words = routingPhrases[chat.locale];
  const message = await say(ctx, chat, opens ? words.closed(opens) : words.nobody);
  await emit(
    ctx,
    { kind: "message.sent", conversationId: chat.conversationId, data: { seq: message.seq } },
    { message },
  );
}

/**
 * Asks the agent who fits best to take a waiting chat. Where nobody is there at all, or nobody has room out of hours, the
 * customer is told, once; where all who are there are busy, or no chat is to be offered by itself, it waits in its place.
 */
export async function offerChat(
  ctx: TxContext,
  conversationId: string,
  { answerSeconds, autoRoute }: { answerSeconds: number; autoRoute: boolean },
): Promise<"offered" | "waits" | "nobody"> {
  const chat = await lockChat(ctx, conversationId);
  if (chat.mode !== "waiting" || chat.offeredToId) return "waits";
  const demand = await demandOf(ctx, chat);
  const ranked = rankAgents(await loadAgents(ctx, chat), demand);
  const isNobody = isNobodyThere(ranked);
  const chosen = autoRoute && !isNobody ? await holdFirst(ctx, ranked, conversationId) : null;
  if (!chosen) {
    const opens = chat.toldNobodyAt ? null : await opensAt(ctx, chat.locale);
    if (!chat.toldNobodyAt && (isNobody || opens)) await tellNobody(ctx, chat, opens);
    return isNobody ? "nobody" : "waits";
  }
  await ring(ctx, chat, chosen, answerSeconds, { data: { why: traceOf(demand, chosen, ranked) } });
  return "offered";
}
