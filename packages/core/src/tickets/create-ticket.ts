import type { Priority, Severity, TicketSource, TicketType } from "@handrail/contracts";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { redactContext } from "@handrail/contracts/redact";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { appendMessage, type NewMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { previewOf } from "./preview.ts";
import { initialPriority } from "./rules.ts";

export type NewTicket = {
  number: string;
  desk: { id: string; defaultBranchId: string | null; defaultTeamId: string | null };
  contact: { id: string; branchId: string | null; name: string };
  senderMembershipId: string | null;
  idempotencyKey: string;
  subject: string;
  description: string;
  type: TicketType;
  severity: Severity;
  source: TicketSource;
  categoryId?: string | null | undefined;
  context?: TicketContext | null | undefined;
  /** Where it is known; otherwise the category and the severity decide. */
  priority?: Priority | undefined;
  /** Else that of the contact, else that of the desk. */
  branchId?: string | null | undefined;
  aboutContactId?: string | null | undefined;
  /** Values that `checkCustom` has passed. */
  custom?: Prisma.InputJsonObject | undefined;
  links?: { order?: string; sentryEventId?: string } | undefined;
  precededById?: string | null;
  attachmentIds?: readonly string[] | undefined;
  /** A conversation that goes on as the ticket's, and what it says of that; it was read already, so nothing sorts it. */
  continues?: { conversationId: string; says: string } | undefined;
};

async function categoryDefaults(ctx: TxContext, categoryId: string | null | undefined) {
  if (!categoryId) return { defaultPriority: "normal", teamId: null } as const;
  const category = await ctx.tx.category.findFirst({
    where: { orgId: ctx.org.id, id: categoryId, isActive: true },
    select: { defaultPriority: true, teamId: true },
  });
  if (!category) throw notFoundField("categoryId");
  return category;
}

/** The first of the teams that still works. */
async function workingTeam(ctx: TxContext, wanted: readonly (string | null)[]) {
  const ids = wanted.flatMap((id) => id ?? []);
  if (ids.length === 0) return null;
  const teams = await ctx.tx.team.findMany({
    where: { orgId: ctx.org.id, id: { in: ids }, isActive: true },
    select: { id: true },
  });
  return ids.find((id) => teams.some((team) => team.id === id)) ?? null;
}

/** The conversation of the new ticket: one that goes on, or a new one. Throws CONFLICT `chat_changed` where it has a ticket. */
async function placeConversation(ctx: TxContext, ticketId: string, { continues, contact }: NewTicket) {
  const orgId = ctx.org.id;
  const at = ctx.now();
  if (continues) {
    const { count } = await ctx.tx.conversation.updateMany({
      where: { orgId, id: continues.conversationId, contactId: contact.id, ticketId: null },
      data: { ticketId },
    });
    if (count !== 1) throw conflict("chat_changed");
    return continues.conversationId;
  }
  const { id } = await ctx.tx.conversation.create({
    data: { orgId, id: newId(), contactId: contact.id, ticketId, lastMessageAt: at, createdAt: at },
    select: { id: true },
  });
  return id;
}

/** What the customer wrote, or that the conversation goes on here. */
function firstMessage(conversationId: string, input: NewTicket): NewMessage {
  if (input.continues) return { conversationId, senderKind: "system", body: input.continues.says };
  return {
    conversationId,
    senderKind: "customer",
    senderMembershipId: input.senderMembershipId,
    senderName: input.contact.name,
    body: input.description,
    clientId: input.idempotencyKey,
    attachmentIds: input.attachmentIds,
  };
}

/** Writes the ticket, its conversation and the customer's first message; tells of it, and sends it to triage. */
export async function createTicket(ctx: TxContext, input: NewTicket) {
  const orgId = ctx.org.id;
  const at = ctx.now();
  const id = newId();
  const branchId = input.branchId ?? input.contact.branchId ?? input.desk.defaultBranchId;
  const category = await categoryDefaults(ctx, input.categoryId);
  const usual = initialPriority(category.defaultPriority, input.severity);
  const priority = input.priority ?? usual;
  const context = input.context ? redactContext(input.context) : undefined;
  const ticket = await ctx.tx.ticket.create({
    data: {
      orgId,
      id,
      number: input.number,
      deskId: input.desk.id,
      branchId,
      contactId: input.contact.id,
      subject: input.subject,
      preview: previewOf(input.description),
      type: input.type,
      categoryId: input.categoryId ?? null,
      teamId: await workingTeam(ctx, [category.teamId, input.desk.defaultTeamId]),
      severity: input.severity,
      priority,
      source: input.source,
      ...(context ? { context } : {}),
      aboutContactId: input.aboutContactId ?? null,
      custom: input.custom ?? {},
      links: input.links ?? {},
      idempotencyKey: input.idempotencyKey,
      precededById: input.precededById ?? null,
      lastMessageAt: at,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true, number: true, status: true, version: true },
  });
  const conversationId = await placeConversation(ctx, id, input);
  const message = await appendMessage(ctx, firstMessage(conversationId, input));
  await emit(
    ctx,
    {
      kind: "ticket.opened",
      ticketId: id,
      conversationId,
      data: { number: input.number, type: input.type, priority, source: input.source },
    },
    { ticket: { ...ticket, branchId, isNew: true }, conversationId, message },
  );
  if (!input.continues) await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "triage.run", { orgId, ticketId: id });
  return { ticket: { ...ticket, conversationId }, message };
}
