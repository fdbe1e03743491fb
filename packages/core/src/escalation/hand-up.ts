import type { EscalationStop, EscalationTrigger, Priority } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { newId } from "../ids.ts";
import { notify } from "../notifications/index.ts";
import { allowed, changeTicket, type TicketState, ticketSubject } from "../tickets/index.ts";
import { move } from "../tickets/rules.ts";
import { adminsSeeing, type Target } from "./find-target.ts";
import type { HeldTicket } from "./hold-ticket.ts";
import { makePack } from "./make-pack.ts";
import { phrases } from "./phrases.ts";
import { planDelivery } from "./plan-delivery.ts";

/** What sets it off and who answers for it. */
export type Cause = {
  trigger: EscalationTrigger | "manual";
  by: "rule" | "person" | "key";
  rule: { id: string; name: string } | null;
  reason: string;
  priority: Priority;
};

const asJson = (value: unknown): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));

function writer({ actor }: TxContext) {
  if (actor.kind === "member") return { byName: actor.name, byMembershipId: actor.membershipId };
  return { byName: actor.kind === "key" ? actor.name : null, byMembershipId: null };
}

async function record(
  ctx: TxContext,
  ticket: HeldTicket,
  cause: Cause,
  to: Pick<Target, "kind" | "id" | "name">,
  stopped: EscalationStop | null,
) {
  const pack = await makePack(ctx, ticket);
  const id = newId();
  await ctx.tx.escalation.create({
    data: {
      orgId: ctx.org.id,
      id,
      ticketId: ticket.id,
      trigger: cause.trigger,
      ruleId: cause.rule?.id ?? null,
      ruleName: cause.rule?.name ?? null,
      reason: cause.reason,
      by: cause.by,
      ...writer(ctx),
      targetKind: to.kind,
      targetId: to.id,
      targetName: to.name,
      fromAssigneeId: ticket.assigneeId,
      fromTeamId: ticket.teamId,
      stopped,
      pack: asJson(pack),
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  return { id, pack };
}

/** A line of the thread that the staff alone reads. */
const tell = (ctx: TxContext, ticket: HeldTicket, body: string) =>
  appendMessage(ctx, {
    conversationId: found(ticket.conversations[0]).id,
    senderKind: "system",
    isInternal: true,
    body,
  });

/** Who is named to those who are told: a person, a program, or the rule. */
const actorName = ({ actor }: TxContext, { rule }: Cause) =>
  actor.kind === "member" || actor.kind === "key" ? actor.name : rule && `“${rule.name}”`;

/**
 * Hands a ticket up in the transaction that is open: status, who holds it, priority, the record with all that was known,
 * a line in the thread, the event, who is told, and what provider operations are sent. Throws PRECONDITION where the
 * ticket's state does not allow it.
 */
export async function handUp(
  ctx: TxContext,
  ticket: HeldTicket,
  cause: Cause,
  target: Target,
): Promise<{ escalationId: string; ticket: TicketState }> {
  const status =
    ticket.status === "escalated" ? ticket.status : allowed(move(ticket.status, "escalated", "staff"));
  const changed = await changeTicket(ctx, ticket, {
    status,
    priority: cause.priority,
    ...target.assign,
    snoozedUntil: null,
    snoozedUntilReply: false,
  });
  const { id: escalationId, pack } = await record(ctx, ticket, cause, target, null);
  const words = phrases[ctx.org.locale];
  const { kind } = target;
  const to = target.name ?? (kind === "team" || kind === "member" ? "" : words.targets[kind]);
  const why = cause.reason || words.triggers[cause.trigger];
  const message = await tell(ctx, ticket, words.escalated(to, why));
  await emit(
    ctx,
    {
      kind: "ticket.escalated",
      ticketId: ticket.id,
      subjectId: escalationId,
      data: {
        trigger: cause.trigger,
        ruleName: cause.rule?.name ?? null,
        target: kind,
        ...(kind === "team" ? { teamName: target.name } : { assigneeName: target.name }),
        status: { from: ticket.status, to: status },
        priority: { from: ticket.priority, to: cause.priority },
        assigneeId: { from: ticket.assigneeId, to: changed.assigneeId },
        teamId: { from: ticket.teamId, to: changed.teamId },
      },
    },
    { ...ticketSubject(changed), message },
  );
  const self = ctx.actor.kind === "member" ? ctx.actor.membershipId : null;
  const told = target.told.filter(({ membershipId }) => membershipId !== self);
  const about = { ticketId: ticket.id, messageId: message.id, actorName: actorName(ctx, cause) };
  await notify(ctx, told, { kind: "escalated", ...about });
  if (kind === "operations") await planDelivery(ctx, { escalationId, ticket, cause, pack });
  return { escalationId, ticket: changed };
}

/** Ends a chain of rules and programs: writes down why, and tells who has the ticket, or the admins. */
export async function stopHere(
  ctx: TxContext,
  ticket: HeldTicket,
  cause: Cause,
  to: Pick<Target, "kind" | "id" | "name">,
  stop: EscalationStop,
): Promise<void> {
  const { id } = await record(ctx, ticket, cause, to, stop);
  const words = phrases[ctx.org.locale];
  const message = await tell(ctx, ticket, words.stopped(words.stops[stop]));
  await emit(
    ctx,
    {
      kind: "ticket.escalation_stopped",
      ticketId: ticket.id,
      subjectId: id,
      data: { stop, trigger: cause.trigger },
    },
    { message },
  );
  const admins = await adminsSeeing(ctx, ticket);
  const holder = admins.filter(({ membershipId }) => membershipId === ticket.assigneeId);
  const about = { ticketId: ticket.id, messageId: message.id, actorName: actorName(ctx, cause) };
  const people = holder.length > 0 ? holder : [...(await holderOf(ctx, ticket)), ...admins];
  await notify(ctx, people, { kind: "escalation_stopped", ...about });
}

async function holderOf(ctx: TxContext, ticket: HeldTicket) {
  if (!ticket.assigneeId) return [];
  const row = await ctx.tx.membership.findFirst({
    where: { orgId: ctx.org.id, id: ticket.assigneeId, removedAt: null },
    select: { id: true, userId: true },
  });
  return row ? [{ membershipId: row.id, userId: row.userId }] : [];
}
