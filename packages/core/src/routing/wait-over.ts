import type { BusinessHours } from "@handrail/contracts/hours";
import type { ChatRow } from "../chat/index.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { getHours, hoursAt, openBetween } from "../hours/index.ts";
import { readChatRules } from "./chat-rules.ts";
import { forEachInTurn } from "./for-each-in-turn.ts";
import { continueAsTicket } from "./to-ticket.ts";

const minuteMs = 60_000;
const batch = 200;

/** PURE. Whether the organisation is there at times at all: one without hours, or whose hours never come, goes by the clock. */
function keepsHours(hours: BusinessHours | null, at: Date): hours is BusinessHours {
  if (!hours) return false;
  const { isOpen, changesAt } = hoursAt(hours, at);
  return isOpen || changesAt !== null;
}

/** PURE. How long somebody waited while people were meant to be there. */
function waitedMs(hours: BusinessHours | null, since: Date, at: Date): number {
  return keepsHours(hours, at) ? openBetween(hours, since, at) : Math.max(0, at.getTime() - since.getTime());
}

/**
 * Whoever waits longer than the organisation wants gets a ticket, in the step that ends the wait: nobody is forgotten.
 * Only business hours count: at night nobody was to come.
 */
export async function ticketForWaiting(ctx: ServiceContext): Promise<number> {
  const at = ctx.now();
  const { rules, hours, due } = await withTransaction(ctx, async (ctx) => {
    const { rules } = await readChatRules(ctx);
    const since = new Date(at.getTime() - rules.waitMinutes * minuteMs);
    const due = await ctx.tx.chatSession.findMany({
      where: { orgId: ctx.org.id, mode: "waiting", waitingSince: { lte: since } },
      orderBy: [{ waitingSince: "asc" }, { conversationId: "asc" }],
      take: batch,
      select: { conversationId: true, waitingSince: true },
    });
    return { rules, due, hours: due.length > 0 ? await getHours(ctx) : null };
  });
  const isOver = ({ waitingSince }: { waitingSince: Date | null }) =>
    waitingSince !== null && waitedMs(hours, waitingSince, at) >= rules.waitMinutes * minuteMs;
  return forEachInTurn(due.filter(isOver), async ({ conversationId }) => {
    const holds = (chat: ChatRow) => chat.mode === "waiting" && isOver(chat);
    return (await continueAsTicket(ctx, { conversationId, cause: "waited", holds })) !== null;
  });
}
