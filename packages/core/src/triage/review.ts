import { triageRecordSchema, type WireMessage } from "@handrail/contracts";
import type { approveDraftInput, discardDraftInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import type { StaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import {
  requireFilled,
  toWire,
  type WithFiles,
  wireSelect,
  withOwnAttachments,
} from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, found, precondition } from "../errors.ts";
import { attachFiles } from "../files/index.ts";
import { isTold, requireFeature } from "../gates.ts";
import { conversationScope } from "../scope.ts";
import { afterAgentReply } from "../tickets/rules.ts";
import { restsOnCurrent } from "./current-sources.ts";
import { type LockedTicket, lockTicket } from "./internal.ts";
import { requireStaff } from "./read-thread.ts";

/** A draft that exists for the actor, unchanged since it was seen; its ticket is held until commit. */
async function loadDraft(ctx: TxContext, input: { messageId: string; changeSeq: number }) {
  const { conversation } = found(
    await ctx.tx.message.findFirst({
      where: {
        orgId: ctx.org.id,
        id: input.messageId,
        OR: [{ senderKind: "ai" }, { aiInteractionId: { not: null } }],
        conversation: { is: conversationScope(ctx) },
      },
      select: { conversation: { select: { ticketId: true } } },
    }),
  );
  const ticket = found(await lockTicket(ctx, found(conversation.ticketId)));
  const message = found(
    await ctx.tx.message.findFirst({ where: { orgId: ctx.org.id, id: input.messageId }, select: wireSelect }),
  );
  if (message.state !== "draft" || message.changeSeq !== input.changeSeq) throw conflict("draft_changed");
  return { message: toWire(message), ticket };
}

/** The conversation's next sequence number, and the newest that the customer had seen; held until commit. */
function takeSeq(ctx: TxContext, conversationId: string) {
  return ctx.tx.conversation.update({
    where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true, lastPublicSeq: true },
  });
}

async function hasNewerFromOthers(ctx: TxContext, conversationId: string, seen: number, actor: StaffActor) {
  const newer = await ctx.tx.message.findFirst({
    where: {
      orgId: ctx.org.id,
      conversationId,
      changeSeq: { gt: seen },
      isInternal: false,
      state: "sent",
      OR: [{ senderMembershipId: null }, { senderMembershipId: { not: actor.membershipId } }],
    },
    select: { id: true },
  });
  return newer !== null;
}

async function changeDraft(
  ctx: TxContext,
  draft: { id: string; changeSeq: number },
  data: Parameters<TxContext["tx"]["message"]["updateMany"]>[0]["data"],
): Promise<WireMessage> {
  const where = { orgId: ctx.org.id, id: draft.id };
  const { count } = await ctx.tx.message.updateMany({
    where: { ...where, state: "draft", changeSeq: draft.changeSeq, rewrite: null },
    data: { ...data, updatedAt: ctx.now() },
  });
  if (count !== 1) throw conflict("draft_changed");
  return toWire(found(await ctx.tx.message.findFirst({ where, select: wireSelect })));
}

/**
 * One click sends what nobody has read closely: the plan has to include it and the gate to have allowed it. The gate
 * judges what triage composed; what another program drafted (it has a name) a person opens.
 */
function requireOneClick(ctx: TxContext, ticket: LockedTicket, draft: WireMessage) {
  if (draft.senderName !== null) throw precondition("transition_not_allowed");
  requireFeature(ctx.org, ticket.contact.plan, "oneClickApproval");
  const triage = triageRecordSchema.safeParse(ticket.triage);
  const isApprovable = triage.data?.gate === "approvable" || triage.data?.gate === "auto_send";
  if (!isApprovable) throw precondition("transition_not_allowed");
}

/** What rests on an article that has changed since is not sent as it stands. */
async function requireFresh(ctx: TxContext, draft: WireMessage) {
  if (draft.stale.length > 0 || !(await restsOnCurrent(ctx, draft.sources)))
    throw precondition("draft_stale");
}

/**
 * A person sends the AI's draft, as it is or rewritten (`body`). It goes to the end of the conversation; unchanged it
 * stays the AI's message with the approver in the history, rewritten or with attachments it is the agent's. Without `body` it is one click,
 * which takes the plan's `oneClickApproval` (FORBIDDEN `tier_too_low`) and a draft that the gate found approvable
 * (PRECONDITION `transition_not_allowed`). Throws NOT_FOUND, CONFLICT `draft_changed` or `newer_messages`,
 * PRECONDITION `ticket_closed`, or `draft_stale` for one that is not rewritten though an article of it changed; INVALID `placeholder_left`.
 */
export async function approveDraft(
  ctx: ServiceContext,
  input: WithFiles<z.output<typeof approveDraftInput>>,
) {
  const actor = requireStaff(ctx);
  requireFilled("body", input.body);
  return withTransaction(ctx, async (ctx) => {
    const { message: draft, ticket } = await loadDraft(ctx, input);
    if (!input.body) requireOneClick(ctx, ticket, draft);
    const verdict = afterAgentReply(ticket.status, "pending_customer");
    if (!verdict.ok) throw precondition(verdict.reason);
    const attachmentIds = input.attachmentIds ?? [];
    const isEdited = attachmentIds.length > 0 || (Boolean(input.body) && input.body !== draft.body.trim());
    if (!isEdited) await requireFresh(ctx, draft);
    const at = ctx.now();
    const assigneeId = ticket.assigneeId ?? actor.membershipId;
    await ctx.tx.ticket.updateMany({
      where: { orgId: ctx.org.id, id: ticket.id, version: ticket.version },
      data: {
        status: verdict.status,
        assigneeId,
        firstResponseAt: ticket.firstResponseAt ?? at,
        lastResponseAt: at,
        lastMessageAt: at,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    const { lastSeq: seq, lastPublicSeq } = await takeSeq(ctx, draft.conversationId);
    const isStale =
      lastPublicSeq > input.lastSeenSeq &&
      (await hasNewerFromOthers(ctx, draft.conversationId, input.lastSeenSeq, actor));
    if (isStale) throw conflict("newer_messages");
    await attachFiles(ctx, draft.id, attachmentIds);
    const approved = await changeDraft(ctx, draft, {
      state: "sent",
      fileCount: attachmentIds.length,
      stale: [],
      seq,
      changeSeq: seq,
      createdAt: at,
      ...(isEdited
        ? {
            body: input.body ?? draft.body,
            sources: [],
            senderKind: "agent",
            senderMembershipId: actor.membershipId,
            senderName: actor.name,
          }
        : {}),
    });
    const message = await withOwnAttachments(ctx, approved);
    await ctx.tx.conversation.update({
      where: { orgId_id: { orgId: ctx.org.id, id: draft.conversationId } },
      data: { lastPublicSeq: seq, lastMessageAt: at },
      select: { id: true },
    });
    await emit(
      ctx,
      {
        kind: "draft.approved",
        ticketId: ticket.id,
        conversationId: draft.conversationId,
        subjectId: draft.id,
        data: {
          seq,
          isEdited,
          status: { from: ticket.status, to: verdict.status },
          assigneeId: { from: ticket.assigneeId, to: assigneeId },
        },
      },
      {
        message,
        conversationId: draft.conversationId,
        ticket: {
          id: ticket.id,
          version: ticket.version + 1,
          status: verdict.status,
          branchId: ticket.branchId,
        },
      },
    );
    const { userId, plan } = ticket.contact;
    if (isTold(ctx.org, { hasAccount: userId !== null, plan })) {
      await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.customer", {
        orgId: ctx.org.id,
        messageId: message.id,
      });
    }
    return { message };
  });
}

/** A person turns the AI's draft down and says why; it stays in the history. Throws NOT_FOUND, CONFLICT `draft_changed`. */
export async function discardDraft(ctx: ServiceContext, input: z.output<typeof discardDraftInput>) {
  requireStaff(ctx);
  return withTransaction(ctx, async (ctx) => {
    const { message: draft, ticket } = await loadDraft(ctx, input);
    const { lastSeq: changeSeq } = await takeSeq(ctx, draft.conversationId);
    const message = await changeDraft(ctx, draft, {
      state: "discarded",
      discardReason: input.reason,
      changeSeq,
    });
    await emit(
      ctx,
      {
        kind: "draft.discarded",
        ticketId: ticket.id,
        conversationId: draft.conversationId,
        subjectId: draft.id,
        data: { reason: input.reason },
      },
      { message },
    );
    return { message };
  });
}
