import { sortedFields } from "@handrail/contracts";
import type { correctTriageInput } from "@handrail/contracts/inputs/triage";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFoundField, precondition } from "../errors.ts";
import { requestPlaybooks } from "../request-playbooks.ts";
import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";
import { triageRecordOf, withCorrection } from "./record-correction.ts";

async function intentsOf(ctx: TxContext, categoryId: string | null): Promise<readonly string[]> {
  if (categoryId === null) return [];
  const where = { orgId: ctx.org.id, id: categoryId, isActive: true };
  const category = await ctx.tx.category.findFirst({ where, select: { intents: true } });
  if (!category) throw notFoundField("categoryId");
  return category.intents;
}

/**
 * Puts right how a ticket was sorted: category, intent, type, priority, all in one step and one event. The
 * organisation's classifier learns from it. NOT_FOUND for a category or intent that the organisation does not have,
 * PRECONDITION `ticket_closed`; `transition_not_allowed` for an intent before triage has run.
 */
export function correctTriage(ctx: ServiceContext, input: z.output<typeof correctTriageInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    const { type = before.type, priority = before.priority } = input;
    const categoryId = input.categoryId === undefined ? before.categoryId : input.categoryId;
    const record = await triageRecordOf(ctx, before.id);
    const intentBefore = record?.corrected ? record.corrected.intent : (record?.intent ?? null);
    const isRefiled = categoryId !== before.categoryId;
    const intents = isRefiled || input.intent ? await intentsOf(ctx, categoryId) : [];
    if (input.intent && !intents.includes(input.intent)) throw notFoundField("intent");
    if (input.intent !== undefined && !record) throw precondition("transition_not_allowed");
    const isOutside = isRefiled && intentBefore !== null && !intents.includes(intentBefore);
    const intent = input.intent === undefined ? (isOutside ? null : intentBefore) : input.intent;
    const isIntentGiven = input.intent !== undefined || intent !== intentBefore;
    const data = {
      ...(input.categoryId === undefined ? {} : { categoryId: { from: before.categoryId, to: categoryId } }),
      ...(input.type === undefined ? {} : { type: { from: before.type, to: type } }),
      ...(input.priority === undefined ? {} : { priority: { from: before.priority, to: priority } }),
      ...(isIntentGiven ? { intent: { from: intentBefore, to: intent } } : {}),
    };
    const given = { ...input, category: input.categoryId, intent: isIntentGiven ? intent : undefined };
    const fields = sortedFields.filter((field) => given[field] !== undefined);
    const marked = record && withCorrection(ctx, record, fields);
    const ticket = await changeTicket(ctx, before, {
      categoryId,
      type,
      priority,
      ...(marked ? { triage: { ...marked, ...(isIntentGiven ? { corrected: { intent } } : {}) } } : {}),
    });
    await emit(ctx, { kind: "ticket.triage_corrected", ticketId: ticket.id, data }, ticketSubject(ticket));
    await requestPlaybooks(ctx, { ticketId: ticket.id });
    return ticket;
  });
}
