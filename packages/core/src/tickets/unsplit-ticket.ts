import type { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { returnMessages } from "../conversations/index.ts";
import { conflict, found, precondition } from "../errors.ts";
import { changeTicket, loadTicket, type TicketState } from "./internal.ts";
import { lockTickets } from "./merged.ts";
import { emitSplit } from "./split-ends.ts";
import { timesAgain } from "./split-plan.ts";

const moment = z.iso.datetime().transform((at) => new Date(at));
const beforeSchema = z.object({
  preview: z.string().nullable(),
  firstResponseAt: moment.nullable(),
  lastResponseAt: moment.nullable(),
  lastMessageAt: moment,
});

const find = (ctx: TxContext, ticketId: string) =>
  ctx.tx.ticketSplit.findFirst({
    where: { orgId: ctx.org.id, ticketId },
    select: {
      sourceId: true,
      before: true,
      messages: { select: { messageId: true, fromConversationId: true, seq: true }, orderBy: { seq: "asc" } },
    },
  });
type Split = NonNullable<Awaited<ReturnType<typeof find>>>;

async function bringBack(ctx: TxContext, ticket: TicketState, { messages, sourceId }: Split) {
  const orgId = ctx.org.id;
  const to = found(messages[0]).fromConversationId;
  const { count, lastSeq } = await returnMessages(ctx, {
    from: found(ticket.conversations[0]).id,
    to,
    places: messages.map(({ messageId, seq }) => ({ id: messageId, seq })),
  });
  if (count !== messages.length) throw precondition("split_further");
  const messageId = { in: messages.map((each) => each.messageId) };
  await ctx.tx.notification.updateMany({ where: { orgId, messageId }, data: { ticketId: sourceId } });
  return { conversationId: to, changeSeq: lastSeq };
}

async function timesOf(ctx: TxContext, id: string) {
  const row = await ctx.tx.ticket.findFirst({
    where: { orgId: ctx.org.id, id },
    select: { firstResponseAt: true, lastResponseAt: true, lastMessageAt: true },
  });
  return found(row);
}

async function restore(ctx: TxContext, source: TicketState, split: Split) {
  const { preview, ...before } = beforeSchema.parse(split.before);
  const since = await timesOf(ctx, source.id);
  const lastMessageAt = new Date(Math.max(before.lastMessageAt.getTime(), since.lastMessageAt.getTime()));
  return changeTicket(ctx, source, {
    ...timesAgain(before, since),
    lastMessageAt,
    ...(preview === null ? {} : { preview }),
  });
}

/**
 * Takes a split back: the messages have their old places again, and the number of the ticket that they made leads to
 * where they are. What was written there meanwhile is shown between them, by its time. Throws NOT_FOUND where the actor
 * does not work on both, CONFLICT `ticket_changed` where it is not a split (any more), PRECONDITION `split_further`,
 * `ticket_merged` or `ticket_closed`.
 */
export function unsplitTicket(ctx: ServiceContext, input: z.output<typeof ticketIdInput>) {
  return withTransaction(ctx, async (ctx) => {
    await loadTicket(ctx, input.ticketId);
    const known = await find(ctx, input.ticketId);
    if (!known) throw conflict("ticket_changed");
    await lockTickets(ctx, [input.ticketId, known.sourceId]);
    const split = await find(ctx, input.ticketId);
    if (!split) throw conflict("ticket_changed");
    const before = await loadTicket(ctx, input.ticketId);
    const beforeSource = await loadTicket(ctx, split.sourceId);
    if (before.mergedIntoId || beforeSource.mergedIntoId) throw precondition("ticket_merged");
    if (beforeSource.status === "closed") throw precondition("ticket_closed");
    const changed = await bringBack(ctx, before, split);
    const key = { orgId: ctx.org.id, ticketId: before.id };
    await ctx.tx.ticketSplitMessage.deleteMany({ where: key });
    await ctx.tx.ticketSplit.deleteMany({ where: key });
    const source = await restore(ctx, beforeSource, split);
    const ticket = await changeTicket(ctx, before, {
      mergedIntoId: source.id,
      status: "closed",
      closedAt: before.closedAt ?? ctx.now(),
      snoozedUntil: null,
      snoozedUntilReply: false,
    });
    await emitSplit(ctx, "ticket.unsplit", { source, ticket }, changed);
    return { source, ticket };
  });
}
