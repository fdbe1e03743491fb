import type { WireMessage } from "@handrail/contracts";
import type { agentReplyInput } from "@handrail/contracts/inputs/conversations";
import type { HotSql } from "@handrail/db";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { eventActor } from "../emit.ts";
import { conflict, DomainError, found, notFound, notFoundField, precondition } from "../errors.ts";
import { toWireAttachment } from "../files/index.ts";
import { isTold } from "../gates.ts";
import { newId } from "../ids.ts";
import { project } from "../realtime/project.ts";
import { branchInScope } from "../scope.ts";
import { afterAgentReply } from "../tickets/rules.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import {
  hasNewerFromOthers,
  type ReplyTarget,
  readTarget,
  readUploads,
  writeReply,
} from "./agent-reply-sql.ts";
import type { WithFiles } from "./append-message.ts";
import { earlierMessage, loadConversation } from "./internal.ts";
import { requireFilled } from "./require-filled.ts";

type Input = WithFiles<z.output<typeof agentReplyInput>>;
type Replied = { message: WireMessage; isDuplicate: boolean };

/** Whether the conversation takes an agent's answer now, and what becomes of its ticket. */
function decide(target: ReplyTarget, wanted: Input["setStatus"]) {
  if (!target.ticket) {
    if (target.chat?.mode === "closed") throw precondition("chat_closed");
    if (target.chat && target.chat.mode !== "human") throw precondition("chat_changed");
    return null;
  }
  const verdict = afterAgentReply(target.ticket.status, wanted);
  if (!verdict.ok) throw precondition(verdict.reason);
  return verdict.status;
}

async function uploads(
  ctx: ServiceContext,
  sql: HotSql,
  membershipId: string,
  attachmentIds: readonly string[],
) {
  if (attachmentIds.length === 0) return [];
  const rows = await readUploads(sql, { orgId: ctx.org.id, attachmentIds, membershipId });
  if (rows.length !== attachmentIds.length) throw notFoundField("attachmentIds");
  return rows.map((row) => toWireAttachment(ctx, row));
}

async function reply(ctx: ServiceContext, sql: HotSql, input: Input) {
  const actor = requireMember(ctx.actor);
  const orgId = ctx.org.id;
  const target = found(await readTarget(sql, orgId, input.conversationId));
  if (!branchInScope(actor, target.ticket ? target.ticket.branchId : target.contactBranchId))
    throw notFound();
  if (target.lastPublicSeq > input.lastSeenSeq) {
    // In a live chat both write at the same moment; only a colleague's answer makes another one superfluous.
    const isColleaguesOnly = target.ticket === null;
    const asked = { orgId, ...input, membershipId: actor.membershipId, isColleaguesOnly };
    if (await hasNewerFromOthers(sql, asked)) throw conflict("newer_messages");
  }
  const status = decide(target, input.setStatus);
  const attachments = await uploads(ctx, sql, actor.membershipId, input.attachmentIds ?? []);
  const createdAt = ctx.now();
  const seq = target.lastSeq + 1;
  const message: WireMessage = {
    id: newId(),
    conversationId: input.conversationId,
    seq,
    changeSeq: seq,
    senderKind: "agent",
    senderName: actor.name,
    senderMembershipId: actor.membershipId,
    isInternal: false,
    state: "sent",
    body: input.body,
    sources: [],
    stale: [],
    clientId: input.clientId,
    helpful: null,
    aiInteractionId: null,
    fileCount: attachments.length,
    attachments,
    createdAt,
    editedAt: null,
    redactedBy: null,
  };
  const { ticket, chat } = target;
  const assigneeId = ticket?.assigneeId ?? actor.membershipId;
  const pushes = project(orgId, {
    message,
    conversationId: input.conversationId,
    ...(ticket && status
      ? { ticket: { id: ticket.id, version: ticket.version + 1, status, branchId: ticket.branchId } }
      : {}),
    ...(chat ? { chat: { mode: chat.mode, changeSeq: seq, branchId: target.contactBranchId } } : {}),
  });
  const data = {
    seq,
    ...(ticket && status !== ticket.status ? { status: { from: ticket.status, to: status } } : {}),
    ...(ticket && assigneeId !== ticket.assigneeId
      ? { assigneeId: { from: ticket.assigneeId, to: assigneeId } }
      : {}),
  };
  const outboxId = newId();
  if (ticket && isTold(ctx.org, target.contact)) {
    await ctx.ports.jobs.enqueue({ sql }, "notify.customer", { orgId, messageId: message.id });
  }
  const isOthers = ticket && (ticket.isWatched || assigneeId !== actor.membershipId);
  if (isOthers) await ctx.ports.jobs.enqueue({ sql }, "notify.staff", { orgId, messageId: message.id });
  await writeReply(sql, {
    orgId,
    message,
    ticket: ticket && status ? { id: ticket.id, status, assigneeId } : null,
    event: { id: newId(), ...eventActor(actor), data },
    outbox: { id: outboxId, pushes },
  });
  return { message, outboxId, pushes };
}

/** What an earlier try wrote: this one then failed on the same `clientId`, or on its own earlier message. */
function earlierTry(ctx: ServiceContext, input: Input, error: unknown): Promise<WireMessage | null> {
  const mayBeRetry = isUniqueViolation(error) || error instanceof DomainError;
  if (!mayBeRetry) return Promise.resolve(null);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    return earlierMessage(ctx, id, input.clientId);
  });
}

/**
 * An agent answers the customer. Takes the ticket where nobody has, and moves it as the agent chose. The same
 * `clientId` is the same message. The busiest command, so it runs as two prepared statements in a transaction of
 * its own: call it outside one. Throws NOT_FOUND; CONFLICT `newer_messages` where somebody else (in a live chat:
 * a colleague) wrote after `lastSeenSeq`; NOT_FOUND naming `attachmentIds`; INVALID `placeholder_left`; PRECONDITION `ticket_closed`, `chat_closed`, or `chat_changed` where no person holds the chat.
 */
export async function agentReply(ctx: ServiceContext, input: Input): Promise<Replied> {
  requireFilled("body", input.body);
  try {
    const { message, outboxId, pushes } = await ctx.ports.db.hot(ctx.org.id, (sql) => reply(ctx, sql, input));
    ctx.ports.realtime.publish(outboxId, pushes);
    return { message, isDuplicate: false };
  } catch (error) {
    const earlier = await earlierTry(ctx, input, error);
    if (earlier) return { message: earlier, isDuplicate: true };
    throw error;
  }
}
