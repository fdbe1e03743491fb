import { type SortedField, type TriageRecord, triageRecordSchema } from "@handrail/contracts";
import type { sortAgainInput } from "@handrail/contracts/inputs/triage";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, precondition } from "../errors.ts";
import { ticketScope } from "../scope.ts";
import { decide } from "./decide.ts";
import { recordInteractions } from "./interactions.ts";
import { type LockedTicket, lockTicket } from "./internal.ts";
import { requireStaff } from "./read-thread.ts";
import { riskOf } from "./rules.ts";
import { runTriage } from "./run.ts";
import { sortMessage } from "./sort.ts";

type Sorted = Awaited<ReturnType<typeof sortMessage>>;

const touchedSchema = z.array(z.object({ category: z.boolean(), type: z.boolean(), priority: z.boolean() }));

/** What people put right by hand; the history says it, also of tickets whose record does not. */
async function touchedByPeople(ctx: TxContext, ticketId: string): Promise<ReadonlySet<SortedField>> {
  const rows = touchedSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT coalesce(bool_or(e.kind = 'ticket.category_changed' OR e.data ? 'categoryId'), false) AS category,
        coalesce(bool_or(e.data ? 'type'), false) AS type,
        coalesce(bool_or(e.kind = 'ticket.priority_changed' OR e.data ? 'priority'), false) AS priority
      FROM event e
      WHERE e.org_id = ${ctx.org.id}::uuid AND e.ticket_id = ${ticketId}::uuid AND e.actor_membership_id IS NOT NULL
        AND e.kind IN ('ticket.category_changed', 'ticket.priority_changed', 'ticket.triage_corrected')`,
  );
  const fields = (["category", "type", "priority"] as const).filter((field) => rows[0]?.[field]);
  return new Set(fields);
}

async function readOpening(ctx: TxContext, ticketId: string, version: number) {
  const ticket = found(
    await ctx.tx.ticket.findFirst({
      where: { ...ticketScope(ctx), id: ticketId },
      select: {
        version: true,
        status: true,
        subject: true,
        severity: true,
        type: true,
        triage: true,
        contact: { select: { plan: true } },
        conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
      },
    }),
  );
  if (ticket.version !== version) throw conflict("ticket_changed");
  if (ticket.status === "closed") throw precondition("ticket_closed");
  const conversationId = found(ticket.conversations[0]).id;
  const first = await ctx.tx.message.findFirst({
    where: { orgId: ctx.org.id, conversationId, senderKind: "customer", isInternal: false },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  const record = triageRecordSchema.nullable().safeParse(ticket.triage);
  return { ...ticket, conversationId, opening: first?.body ?? "", record: record.data ?? null };
}

/** What stands of the gate's word: a draft that waits is judged anew by the new topic, what went out stays as it was. */
function gateOf(
  ctx: TxContext,
  before: TriageRecord,
  { classified, sorting }: Sorted,
  plan: LockedTicket["contact"]["plan"],
) {
  const { gate, why, checks, corrected } = before;
  if ((gate !== "draft" && gate !== "approvable") || !checks)
    return { gate, why, ...(checks ? { checks } : {}) };
  const intent = corrected ? corrected.intent : sorting.intent;
  const asked = {
    ...checks,
    intentMatchesKb: checks.intentMatchesKb && intent === (corrected ? corrected.intent : before.intent),
    risk: riskOf(classified) === "high" ? ("high" as const) : checks.risk,
  };
  const { category } = classified;
  const said = decide(ctx, { checks: asked, confidence: sorting.confidence, category, intent, plan });
  const decision = said.decision === "auto_send" ? ("approvable" as const) : said.decision;
  return { gate: decision, why: said.why, checks: asked };
}

/**
 * Sorts a ticket anew on a person's word, by what the organisation has learned since. What people put right stays; an
 * answer is not composed (`composeDraft` does). Throws NOT_FOUND; CONFLICT `ticket_changed` where somebody changed the
 * ticket meanwhile; PRECONDITION `ticket_closed`; LIMIT_REACHED.
 */
export async function sortAgain(ctx: ServiceContext, { ticketId, version }: z.output<typeof sortAgainInput>) {
  const actor = requireStaff(ctx);
  const before = await withTransaction(ctx, (ctx) => readOpening(ctx, ticketId, version));
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const { record, subject, opening: body, type, severity, contact } = before;
  if (!record) return { isSorted: await runTriage(ctx, { ticketId }) };
  const assistant: ServiceContext = { ...ctx, actor: { kind: "assistant" } };
  const wasGiven = type !== record.type || record.correction?.type !== undefined;
  const reported = { type: wasGiven ? type : ("question" as const), severity };
  const sorted = await sortMessage(assistant, { subject, body, reported, plan: contact.plan });
  const { sorting, classified } = sorted;
  return withTransaction(ctx, async (ctx) => {
    const ticket = found(await lockTicket(ctx, ticketId));
    await recordInteractions(ctx, [classified.interaction], {
      ticketId,
      conversationId: before.conversationId,
      confidence: sorting.confidence,
    });
    if (ticket.version !== version) return { isSorted: false };
    const touched = await touchedByPeople(ctx, ticketId);
    const next: TriageRecord = { ...record, ...sorting, ...gateOf(ctx, record, sorted, contact.plan) };
    const isSure = sorting.confidence >= ctx.org.confidenceThreshold;
    const change = {
      ...(touched.has("category") ? {} : { categoryId: sorting.categoryId }),
      ...(touched.has("priority") ? {} : { priority: sorting.priority }),
      ...(touched.has("type") || wasGiven || !isSure ? {} : { type: sorting.type }),
    };
    await ctx.tx.ticket.updateMany({
      where: { orgId: ctx.org.id, id: ticketId, version },
      data: { ...change, triage: next, version: { increment: 1 }, updatedAt: ctx.now() },
    });
    await emit(
      { ...ctx, actor: { kind: "assistant" } },
      {
        kind: "ticket.triaged",
        ticketId,
        conversationId: before.conversationId,
        data: {
          again: actor.name,
          category: sorting.category,
          intent: sorting.intent,
          priority: { from: ticket.priority, to: change.priority ?? ticket.priority },
          confidence: sorting.confidence,
          gate: next.gate,
          why: next.why,
          state: sorting.state,
          kept: [...touched],
          messageId: null,
        },
      },
      {
        ticket: { id: ticketId, version: version + 1, status: ticket.status, branchId: ticket.branchId },
        conversationId: before.conversationId,
      },
    );
    return { isSorted: true };
  }).then((result) => {
    if (!result.isSorted) throw conflict("ticket_changed");
    return result;
  });
}
