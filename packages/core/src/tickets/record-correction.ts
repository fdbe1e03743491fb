import { type SortedField, type TriageRecord, triageRecordSchema } from "@handrail/contracts";
import { isStaffActor } from "../actor.ts";
import type { TxContext } from "../context.ts";
import { found } from "../errors.ts";

/** What triage wrote on a ticket; null where it has not run. */
export async function triageRecordOf(ctx: TxContext, ticketId: string): Promise<TriageRecord | null> {
  const where = { orgId: ctx.org.id, id: ticketId };
  const { triage } = found(await ctx.tx.ticket.findFirst({ where, select: { triage: true } }));
  const record = triageRecordSchema.safeParse(triage);
  return record.success ? record.data : null;
}

/** The record with the name of the person who put these fields right; as it is where no person did. */
export function withCorrection(ctx: TxContext, record: TriageRecord, fields: readonly SortedField[]) {
  if (!isStaffActor(ctx.actor)) return record;
  const mark = { by: ctx.actor.name, at: ctx.now().toISOString() };
  const marks = Object.fromEntries(fields.map((field) => [field, mark]));
  return { ...record, correction: { ...record.correction, ...marks } };
}

/** What to write to the ticket when a person changes what triage had sorted; nothing before triage has run. */
export async function correctionOf(ctx: TxContext, ticketId: string, field: SortedField) {
  const record = await triageRecordOf(ctx, ticketId);
  return record && isStaffActor(ctx.actor) ? { triage: withCorrection(ctx, record, [field]) } : {};
}
