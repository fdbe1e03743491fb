import type { splitTicketInput } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { moveMessages } from "../conversations/index.ts";
import { found, invalid, notFoundField, precondition } from "../errors.ts";
import { newId } from "../ids.ts";
import { changeTicket, loadTicket, type TicketState } from "./internal.ts";
import { lockTickets } from "./merged.ts";
import { numbered } from "./numbered.ts";
import { previewOf } from "./preview.ts";
import { emitSplit, inheritPeople } from "./split-ends.ts";
import { divide, timesOf, timesWithout } from "./split-plan.ts";

type Input = z.output<typeof splitTicketInput>;

async function plan(ctx: TxContext, input: Input, source: TicketState) {
  if (source.mergedIntoId) throw precondition("ticket_merged");
  if (source.status === "closed") throw precondition("ticket_closed");
  const conversationId = found(source.conversations[0]).id;
  const messages = await ctx.tx.message.findMany({
    where: { orgId: ctx.org.id, conversationId, state: "sent" },
    select: { id: true, seq: true, isInternal: true, senderKind: true, createdAt: true },
    orderBy: { seq: "asc" },
  });
  const divided = divide(messages, input.messageIds);
  if (divided.ok) return { ...divided, conversationId };
  if (divided.reason === "not_found") throw notFoundField("messageIds");
  throw invalid({ messageIds: ["leave and take something that the customer sees"] }, divided.reason);
}

const copied = {
  deskId: true,
  branchId: true,
  contactId: true,
  aboutContactId: true,
  type: true,
  categoryId: true,
  teamId: true,
  severity: true,
  priority: true,
  source: true,
} as const;

async function readSource(ctx: TxContext, id: string) {
  const row = await ctx.tx.ticket.findFirst({
    where: { orgId: ctx.org.id, id },
    select: {
      ...copied,
      preview: true,
      firstResponseAt: true,
      lastResponseAt: true,
      lastMessageAt: true,
      resolvedAt: true,
      conversations: { select: { customerSeenSeq: true }, orderBy: { createdAt: "asc" }, take: 1 },
    },
  });
  const { preview, firstResponseAt, lastResponseAt, lastMessageAt, resolvedAt, conversations, ...same } =
    found(row);
  const times = { firstResponseAt, lastResponseAt, resolvedAt };
  return { same, preview, times, lastMessageAt, seenSeq: found(conversations[0]).customerSeenSeq };
}

type Plan = Awaited<ReturnType<typeof plan>>;
type Source = Awaited<ReturnType<typeof readSource>>;

/** The first message that the customer sees, as a list shows it; its time is when it was asked. */
async function opening(ctx: TxContext, messages: Plan["moved"]) {
  const { id, createdAt } = found(messages.find(({ isInternal }) => !isInternal));
  const row = await ctx.tx.message.findFirst({ where: { orgId: ctx.org.id, id }, select: { body: true } });
  return { preview: previewOf(found(row).body), createdAt };
}

const lastPublic = (messages: Plan["moved"]) =>
  found(messages.findLast(({ isInternal }) => !isInternal)).createdAt;

async function createSplit(ctx: TxContext, input: Input, source: Source, { moved }: Plan, number: string) {
  const orgId = ctx.org.id;
  const [id, conversationId] = [newId(), newId()];
  const at = ctx.now();
  const lastMessageAt = lastPublic(moved);
  await ctx.tx.ticket.create({
    data: {
      ...source.same,
      ...(await opening(ctx, moved)),
      ...timesOf(moved),
      orgId,
      id,
      number,
      subject: input.subject,
      idempotencyKey: input.idempotencyKey,
      lastMessageAt,
      updatedAt: at,
    },
    select: { id: true },
  });
  await ctx.tx.conversation.create({
    data: {
      orgId,
      id: conversationId,
      contactId: source.same.contactId,
      ticketId: id,
      customerSeenSeq: moved.filter(({ seq }) => seq <= source.seenSeq).length,
      lastMessageAt,
      createdAt: at,
    },
    select: { id: true },
  });
  return { id, conversationId };
}

async function keepPlaces(
  ctx: TxContext,
  ticketId: string,
  { moved, conversationId }: Plan,
  leftSeq: number,
) {
  const orgId = ctx.org.id;
  await ctx.tx.ticketSplitMessage.createMany({
    data: moved.map(({ id: messageId, seq }) => ({
      orgId,
      ticketId,
      messageId,
      fromConversationId: conversationId,
      seq,
      leftSeq,
    })),
  });
  const messageId = { in: moved.map(({ id }) => id) };
  await ctx.tx.notification.updateMany({ where: { orgId, messageId }, data: { ticketId } });
}

async function split(ctx: TxContext, input: Input, number: string) {
  await lockTickets(ctx, [input.ticketId]);
  const before = await loadTicket(ctx, input.ticketId, input.version);
  const chosen = await plan(ctx, input, before);
  const { moved, stay, conversationId } = chosen;
  const source = await readSource(ctx, before.id);
  const made = await createSplit(ctx, input, source, chosen, number);
  const first = await opening(ctx, stay);
  const losesFirst = found(moved[0]).seq < found(stay[0]).seq;
  const messageIds = moved.map(({ id }) => id);
  const leftSeq = await moveMessages(ctx, { from: conversationId, to: made.conversationId, messageIds });
  const { firstResponseAt, lastResponseAt } = source.times;
  await ctx.tx.ticketSplit.create({
    data: {
      orgId: ctx.org.id,
      ticketId: made.id,
      sourceId: before.id,
      before: {
        preview: losesFirst ? source.preview : null,
        firstResponseAt: firstResponseAt?.toISOString() ?? null,
        lastResponseAt: lastResponseAt?.toISOString() ?? null,
        lastMessageAt: source.lastMessageAt.toISOString(),
      },
      splitById: isStaffActor(ctx.actor) ? ctx.actor.membershipId : null,
      createdAt: ctx.now(),
    },
    select: { ticketId: true },
  });
  await keepPlaces(ctx, made.id, chosen, leftSeq);
  await inheritPeople(ctx, before.id, made.id);
  const after = await changeTicket(ctx, before, {
    ...timesWithout(source.times, moved, stay),
    lastMessageAt: lastPublic(stay),
    ...(losesFirst ? { preview: first.preview } : {}),
  });
  const ends = { source: after, ticket: await loadTicket(ctx, made.id) };
  await emitSplit(ctx, "ticket.split", ends, { conversationId, changeSeq: leftSeq });
  return { ...ends, isDuplicate: false };
}

/** What an earlier try of the same request made. */
const earlier = (ctx: ServiceContext, { ticketId, idempotencyKey }: Input) =>
  withTransaction(ctx, async (ctx) => {
    const source = await loadTicket(ctx, ticketId);
    const made = await ctx.tx.ticketSplit.findFirst({
      where: { orgId: ctx.org.id, sourceId: source.id, ticket: { is: { idempotencyKey } } },
      select: { ticketId: true },
    });
    return made ? { source, ticket: await loadTicket(ctx, made.ticketId), isDuplicate: true } : null;
  });

/**
 * Makes a new ticket of some messages of another, of the same person, desk, branch and category. They move with their
 * attachments; their places are kept, so that `unsplitTicket` puts them back exactly. On both sides something must be
 * left that the customer sees. The same `idempotencyKey` is the same ticket. Uses transactions of its own: call it
 * outside one. Throws NOT_FOUND, naming `messageIds` where one is not of this ticket, CONFLICT `ticket_changed`,
 * INVALID naming `messageIds` with the reason `nothing_stays` or `nothing_moves`, PRECONDITION `ticket_merged` or
 * `ticket_closed`.
 */
export async function splitTicket(ctx: ServiceContext, input: Input) {
  const before = () => earlier(ctx, input);
  const known = await before();
  if (known) return known;
  const desk = await withTransaction(ctx, async (ctx) => {
    await plan(ctx, input, await loadTicket(ctx, input.ticketId, input.version));
    const row = await ctx.tx.ticket.findFirst({
      where: { orgId: ctx.org.id, id: input.ticketId },
      select: { desk: { select: { id: true, numberPattern: true } } },
    });
    return found(row).desk;
  });
  return numbered(ctx, desk, before, (number) => withTransaction(ctx, (ctx) => split(ctx, input, number)));
}
