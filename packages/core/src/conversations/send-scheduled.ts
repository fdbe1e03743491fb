import { type ErrorReason, isStaff, type TicketStatus, type WireMessage } from "@handrail/contracts";
import { replyStatuses } from "@handrail/contracts/inputs/conversations";
import { type MemberActor, requireMember } from "../actor.ts";
import { memberActor } from "../colleagues.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { announce, emit } from "../emit.ts";
import { found, notFound } from "../errors.ts";
import { isTold } from "../gates.ts";
import { notify } from "../notifications/index.ts";
import { branchInScope } from "../scope.ts";
import { afterAgentReply } from "../tickets/rules.ts";
import { settleDraft, takeDraft } from "./scheduled-draft.ts";
import { withdraw } from "./undo-reply.ts";
import { toWire, wireSelect } from "./wire.ts";

const longestResolution = 5_000;

const ticketSelect = {
  id: true,
  status: true,
  version: true,
  branchId: true,
  assigneeId: true,
  firstResponseAt: true,
  contact: { select: { userId: true, plan: true } },
  watchers: { select: { membershipId: true }, take: 1 },
} as const;

/** The reply's row is gone: whoever took it away decides what becomes of the message. */
async function claim(ctx: TxContext, messageId: string) {
  const scheduled = await ctx.tx.scheduledReply.findFirst({
    where: { orgId: ctx.org.id, messageId },
    select: {
      membershipId: true,
      setStatus: true,
      templateIds: true,
      draftId: true,
      membership: { select: { userId: true } },
      message: { select: { ...wireSelect, conversation: { select: { ticketId: true } } } },
    },
  });
  if (!scheduled) return null;
  const ticketId = found(scheduled.message.conversation.ticketId);
  await ctx.tx
    .$queryRaw`SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ${ticketId}::uuid FOR NO KEY UPDATE`;
  const { count } = await ctx.tx.scheduledReply.deleteMany({ where: { orgId: ctx.org.id, messageId } });
  if (count !== 1) return null;
  const ticket = found(
    await ctx.tx.ticket.findFirst({ where: { orgId: ctx.org.id, id: ticketId }, select: ticketSelect }),
  );
  const { conversation: _, ...message } = scheduled.message;
  const wanted = replyStatuses.find((status) => status === scheduled.setStatus) ?? "pending_customer";
  return { ...scheduled, wanted, ticket, message: toWire(message) };
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>;
type Kept = NonNullable<Awaited<ReturnType<typeof takeDraft>>>["kept"] | Record<never, never>;

async function publishMessage(ctx: TxContext, message: WireMessage, kept: Kept) {
  const at = ctx.now();
  const where = { orgId_id: { orgId: ctx.org.id, id: message.conversationId } };
  const { lastSeq: seq } = await ctx.tx.conversation.update({
    where,
    data: { lastSeq: { increment: 1 }, lastMessageAt: at },
    select: { lastSeq: true },
  });
  await ctx.tx.conversation.update({ where, data: { lastPublicSeq: seq }, select: { id: true } });
  const row = await ctx.tx.message.update({
    where: { orgId_id: { orgId: ctx.org.id, id: message.id } },
    data: { ...kept, state: "sent", seq, changeSeq: seq, createdAt: at, updatedAt: at },
    select: wireSelect,
  });
  return toWire(row);
}

function ticketChange(ctx: TxContext, claimed: Claimed, author: MemberActor, status: TicketStatus) {
  const { ticket, message } = claimed;
  const at = ctx.now();
  const isResolved = status === "resolved" && ticket.status !== "resolved";
  return {
    status,
    assigneeId: ticket.assigneeId ?? author.membershipId,
    firstResponseAt: ticket.firstResponseAt ?? at,
    lastResponseAt: at,
    lastMessageAt: at,
    updatedAt: at,
    ...(isResolved
      ? {
          resolvedAt: at,
          resolvedById: author.membershipId,
          snoozedUntil: null,
          snoozedUntilReply: false,
          resolution: message.body.slice(0, longestResolution),
        }
      : {}),
  };
}

async function deliver(ctx: TxContext, claimed: Claimed, author: MemberActor, status: TicketStatus) {
  const { ticket } = claimed;
  const orgId = ctx.org.id;
  const draft = await takeDraft(ctx, claimed.draftId, claimed.message);
  const settled = draft && (await settleDraft(ctx, { ...claimed.message, id: draft.id }));
  const message = await publishMessage(ctx, claimed.message, draft?.kept ?? {});
  const change = ticketChange(ctx, claimed, author, status);
  await ctx.tx.ticket.update({
    where: { orgId_id: { orgId, id: ticket.id } },
    data: { ...change, version: { increment: 1 } },
    select: { id: true },
  });
  await ctx.tx.templateUse.createMany({
    data: claimed.templateIds.map((templateId) => ({
      orgId,
      templateId,
      messageId: message.id,
      ticketId: ticket.id,
      membershipId: author.membershipId,
      createdAt: ctx.now(),
    })),
    skipDuplicates: true,
  });
  const asAuthor = { ...ctx, actor: author };
  await emit(
    asAuthor,
    {
      kind: draft ? "draft.approved" : "message.sent",
      ticketId: ticket.id,
      conversationId: message.conversationId,
      ...(draft ? { subjectId: draft.id } : {}),
      data: {
        seq: message.seq,
        ...(draft ? { isEdited: draft.isEdited } : {}),
        ...(status !== ticket.status ? { status: { from: ticket.status, to: status } } : {}),
        ...(change.assigneeId !== ticket.assigneeId
          ? { assigneeId: { from: ticket.assigneeId, to: change.assigneeId } }
          : {}),
      },
    },
    {
      message,
      conversationId: message.conversationId,
      ticket: { id: ticket.id, version: ticket.version + 1, status, branchId: ticket.branchId },
    },
  );
  if (settled) await announce(ctx, { message: settled });
  const told = { orgId, messageId: message.id };
  const { userId, plan } = ticket.contact;
  if (isTold(ctx.org, { hasAccount: userId !== null, plan }))
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.customer", told);
  if (ticket.watchers.length > 0 || change.assigneeId !== author.membershipId)
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.staff", told);
  return message;
}

/** It cannot be sent any more: the text goes back to its author, who is told. */
async function giveBack(ctx: TxContext, claimed: Claimed, reason: ErrorReason) {
  const { ticket, message, membershipId } = claimed;
  const author = { membershipId, userId: claimed.membership.userId };
  await withdraw(ctx, message, author, { ticketId: ticket.id, reason });
  await notify(ctx, [author], { kind: "not_sent", ticketId: ticket.id, messageId: message.id });
}

function send(ctx: ServiceContext, messageId: string) {
  return withTransaction(ctx, async (ctx) => {
    const claimed = await claim(ctx, messageId);
    if (!claimed) return { isSent: false };
    const author = await memberActor(ctx, claimed.membershipId);
    const verdict = afterAgentReply(claimed.ticket.status, claimed.wanted);
    if (!author || !isStaff(author.role) || !branchInScope(author, claimed.ticket.branchId)) {
      await giveBack(ctx, claimed, "forbidden");
      return { isSent: false };
    }
    if (!verdict.ok) {
      await giveBack(ctx, claimed, verdict.reason);
      return { isSent: false };
    }
    await deliver(ctx, claimed, author, verdict.status);
    return { isSent: true };
  });
}

/**
 * Sends a scheduled reply under its author's name. What has been sent or taken back stays so (`isSent` is false). Where
 * it may not be sent any more, the text goes back to its author with a notification. Bears being run twice.
 */
export const sendScheduled = (ctx: ServiceContext, { messageId }: { messageId: string }) =>
  send(ctx, messageId);

/** The author does not wait. Throws NOT_FOUND where it is not the actor's own; what was sent stays sent. */
export async function sendNow(ctx: ServiceContext, { messageId }: { messageId: string }) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const own = await ctx.tx.message.count({
      where: { orgId: ctx.org.id, id: messageId, senderMembershipId: membershipId, isInternal: false },
    });
    if (own !== 1) throw notFound();
    return send(ctx, messageId);
  });
}
