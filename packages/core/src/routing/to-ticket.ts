import type { Locale, TicketType } from "@handrail/contracts";
import { ticketContextSchema } from "@handrail/contracts/inputs/tickets";
import { type ChatRow, changeChat, lockChat, readSorting } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { requestPlaybooks } from "../request-playbooks.ts";
import {
  assignTeam,
  assignTicket,
  chooseDesk,
  createTicket,
  loadTicket,
  move,
  moveTicket,
  numbered,
  setDueDate,
} from "../tickets/index.ts";
import { routingPhrases } from "./phrases.ts";

const subjectLength = 160;

/** Why a conversation goes on as a ticket: somebody chose so, the customer wants to be called, nobody came in time, or the customer fell silent. */
export type TicketCause = "agent" | "callback" | "waited" | "silent";

type Plan = {
  conversationId: string;
  cause: TicketCause;
  subject?: string;
  /** Else what the chat was sorted as. */
  type?: TicketType;
  /** What the ticket is about; else what the customer wrote first. */
  description?: (locale: Locale) => string;
  /** What the customer is told; else what belongs to the cause. */
  says?: (locale: Locale, number: string) => string;
  dueAt?: Date | null;
  assigneeId?: string | null;
  /** Whether it is still to be done, now that the chat is held. */
  holds: (chat: ChatRow) => boolean;
  /** What else belongs to it, in the same transaction, before the chat is closed. */
  before?: (ctx: TxContext, chat: ChatRow) => Promise<void>;
};

type Opened = { ticketId: string; number: string };

const says = (locale: Locale, cause: TicketCause, number: string) => {
  const words = routingPhrases[locale];
  const said = { agent: words.ticket, callback: words.ticket, waited: words.waited, silent: words.kept };
  return said[cause](number);
};

async function readChat(ctx: TxContext, conversationId: string) {
  const row = found(
    await ctx.tx.conversation.findFirst({
      where: { orgId: ctx.org.id, id: conversationId },
      select: {
        ticket: { select: { id: true, number: true } },
        contact: { select: { id: true, branchId: true, name: true } },
        chatSession: {
          select: { topic: true, triage: true, context: true, tags: { select: { tagId: true } } },
        },
        messages: {
          where: { senderKind: "customer", isInternal: false, body: { not: "" } },
          orderBy: { seq: "asc" },
          take: 1,
          select: { body: true },
        },
      },
    }),
  );
  const { topic, triage, context, tags } = found(row.chatSession);
  const description = row.messages[0]?.body ?? topic ?? "";
  const ticket: Opened | null = row.ticket && { ticketId: row.ticket.id, number: row.ticket.number };
  return {
    ticket,
    contact: row.contact,
    description,
    topic,
    sorting: readSorting(triage),
    context: ticketContextSchema.nullable().catch(null).parse(context),
    tagIds: tags.map(({ tagId }) => tagId),
  };
}

type ChatFacts = Awaited<ReturnType<typeof readChat>>;

/** A category that was switched off or deleted since is none. */
async function knownCategory({ tx, org }: TxContext, id: string | null | undefined) {
  if (!id) return null;
  const category = await tx.category.findFirst({
    where: { orgId: org.id, id, isActive: true },
    select: { id: true },
  });
  return category?.id ?? null;
}

/** Who goes on with it: who held the chat, or the team that it was handed to. A silent customer's is done. */
async function place(ctx: TxContext, plan: Plan, chat: ChatRow, ticketId: string) {
  if (plan.cause === "silent") {
    const ticket = await loadTicket(ctx, ticketId);
    const at = ctx.now();
    await moveTicket(ctx, ticket, move(ticket.status, "resolved", "resolve"), {
      kind: "ticket.resolved",
      data: {
        resolution: routingPhrases[ctx.org.locale].archived,
        resolvedAt: at,
        resolvedById: null,
        assigneeId: chat.assigneeId,
        ...(chat.joinedAt ? { firstResponseAt: at, lastResponseAt: at } : {}),
      },
    });
    return;
  }
  if (chat.teamId) {
    const { version } = await loadTicket(ctx, ticketId);
    await assignTeam(ctx, { ticketId, version, teamId: chat.teamId });
  }
  if (plan.dueAt) {
    const { version } = await loadTicket(ctx, ticketId);
    await setDueDate(ctx, { ticketId, version, dueAt: plan.dueAt });
  }
  if (plan.assigneeId) {
    const { version } = await loadTicket(ctx, ticketId);
    await assignTicket(ctx, { ticketId, version, assigneeId: plan.assigneeId });
  }
}

type Desk = Awaited<ReturnType<typeof chooseDesk>>;

async function open(ctx: TxContext, plan: Plan, number: string, facts: ChatFacts, desk: Desk) {
  const { conversationId, cause } = plan;
  const chat = await lockChat(ctx, conversationId);
  const { ticket: earlier, tagIds } = await readChat(ctx, conversationId);
  if (earlier) return earlier;
  if (!plan.holds(chat)) return null;
  await plan.before?.(ctx, chat);
  const { sorting, contact, context } = facts;
  const description = plan.description?.(chat.locale) ?? facts.description;
  const subject = plan.subject || facts.topic || description || contact.name;
  const { ticket } = await createTicket(ctx, {
    number,
    desk,
    contact,
    senderMembershipId: null,
    idempotencyKey: conversationId,
    subject: subject.replace(/\s+/g, " ").slice(0, subjectLength),
    description,
    type: plan.type ?? sorting?.type ?? "question",
    severity: sorting?.severity ?? "medium",
    priority: sorting?.priority,
    categoryId: await knownCategory(ctx, sorting?.categoryId),
    source: "chat",
    context,
    continues: {
      conversationId,
      says: plan.says?.(chat.locale, number) ?? says(chat.locale, cause, number),
    },
  });
  await ctx.tx.ticketTag.createMany({
    data: tagIds.map((tagId) => ({
      orgId: ctx.org.id,
      ticketId: ticket.id,
      tagId,
      createdAt: ctx.now(),
    })),
  });
  const mode = "closed";
  if (chat.mode !== mode) await changeChat(ctx, chat, { mode, closedAt: ctx.now() });
  await place(ctx, plan, chat, ticket.id);
  if (cause !== "silent") await requestPlaybooks(ctx, { ticketId: ticket.id });
  const { lastSeq: changeSeq } = await ctx.tx.conversation.findUniqueOrThrow({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    select: { lastSeq: true },
  });
  await emit(
    ctx,
    {
      kind: "chat.ticket_opened",
      conversationId,
      ticketId: ticket.id,
      data: { cause, number, mode: { from: chat.mode, to: mode } },
    },
    { conversationId, chat: { mode, changeSeq, branchId: chat.branchId } },
  );
  return { ticketId: ticket.id, number };
}

/**
 * A chat goes on as a ticket: the same conversation is the ticket's from now on, the customer is told its number, and the
 * chat is closed. What was a ticket already stays that one. Null where `holds` says that it is no longer to be done.
 * Uses transactions of its own: call it outside one. NOT_FOUND where the actor does not see the chat.
 */
export async function continueAsTicket(ctx: ServiceContext, plan: Plan): Promise<Opened | null> {
  const { conversationId } = plan;
  const read = () =>
    withTransaction(ctx, async (ctx) => {
      await loadConversation(ctx, conversationId);
      return readChat(ctx, conversationId);
    });
  const facts = await read();
  if (facts.ticket) return facts.ticket;
  const desk = await withTransaction(ctx, (ctx) => chooseDesk(ctx, ["customer", "public", "internal"]));
  return numbered<Opened | null>(
    ctx,
    desk,
    async () => (await read()).ticket,
    (number) => withTransaction(ctx, (ctx) => open(ctx, plan, number, facts, desk)),
  );
}
