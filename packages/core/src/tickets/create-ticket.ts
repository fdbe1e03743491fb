import type { Priority, Severity, TicketSource, TicketType } from "@handrail/contracts";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { redactContext } from "@handrail/contracts/redact";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { initialPriority } from "./rules.ts";

export type NewTicket = {
  number: string;
  desk: { id: string; defaultBranchId: string | null };
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
};

const previewLength = 160;

async function categoryPriority(ctx: TxContext, categoryId: string | null | undefined) {
  if (!categoryId) return "normal";
  const category = await ctx.tx.category.findFirst({
    where: { orgId: ctx.org.id, id: categoryId, isActive: true },
    select: { defaultPriority: true },
  });
  if (!category) throw notFoundField("categoryId");
  return category.defaultPriority;
}

/** Writes the ticket, its conversation and the customer's first message; tells of it, and sends it to triage. */
export async function createTicket(ctx: TxContext, input: NewTicket) {
  const orgId = ctx.org.id;
  const at = ctx.now();
  const id = newId();
  const conversationId = newId();
  const branchId = input.branchId ?? input.contact.branchId ?? input.desk.defaultBranchId;
  const usual = initialPriority(await categoryPriority(ctx, input.categoryId), input.severity);
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
      preview: input.description.replace(/\s+/g, " ").slice(0, previewLength),
      type: input.type,
      categoryId: input.categoryId ?? null,
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
  await ctx.tx.conversation.create({
    data: {
      orgId,
      id: conversationId,
      contactId: input.contact.id,
      ticketId: id,
      lastMessageAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
  const message = await appendMessage(ctx, {
    conversationId,
    senderKind: "customer",
    senderMembershipId: input.senderMembershipId,
    senderName: input.contact.name,
    body: input.description,
    clientId: input.idempotencyKey,
    attachmentIds: input.attachmentIds,
  });
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
  await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "triage.run", { orgId, ticketId: id });
  return { ticket: { ...ticket, conversationId }, message };
}
