import { can } from "@handrail/contracts";
import type { redactMessageInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, precondition } from "../errors.ts";
import { detachFiles } from "../files/index.ts";
import { conversationScope, messageScope } from "../scope.ts";
import { bumpMessage } from "./change-message.ts";
import { holdChatOf } from "./internal.ts";
import { dropCopies } from "./redact-copies.ts";
import { toWire, wireSelect } from "./wire.ts";

/** For how long agents may take a message away; admins always may. */
export const redactableMs = 24 * 60 * 60 * 1000;

/** Files go with the message: out of reach at once, out of the storage by the worker. */
async function dropFiles(ctx: TxContext, messageId: string) {
  const orgId = ctx.org.id;
  const files = await ctx.tx.attachment.findMany({ where: { orgId, messageId }, select: { id: true } });
  await detachFiles(ctx, messageId);
  for (const { id: attachmentId } of files)
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "file.expire", { orgId, attachmentId });
  return files.length;
}

/**
 * A member of staff takes away for good what a message says, with its attachments: from the conversation, the search and
 * what was made of it. That there was one, and who took it away, stays. Agents within a day, admins always. Twice is
 * once. Throws NOT_FOUND, PRECONDITION `edit_too_late`.
 */
export function redactMessage(ctx: ServiceContext, { messageId }: z.output<typeof redactMessageInput>) {
  const { role, name } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    await holdChatOf(ctx, messageId);
    const row = found(
      await ctx.tx.message.findFirst({
        where: {
          AND: [messageScope(ctx), { orgId, id: messageId, senderKind: { not: "system" } }],
          conversation: { is: conversationScope(ctx) },
        },
        select: { ...wireSelect, redactedAt: true, conversation: { select: { ticketId: true } } },
      }),
    );
    const { conversation, redactedAt, ...before } = row;
    if (redactedAt) return { message: toWire(before) };
    if (!can(role, "settings:write") && ctx.now().getTime() - row.createdAt.getTime() > redactableMs)
      throw precondition("edit_too_late");
    const ticket = await dropCopies(ctx, row, conversation);
    const files = await dropFiles(ctx, messageId);
    const message = await bumpMessage(ctx, row.conversationId, messageId, {
      body: "",
      sources: [],
      stale: [],
      fileCount: 0,
      redactedAt: ctx.now(),
      redactedBy: name,
    });
    await emit(
      ctx,
      {
        kind: "message.redacted",
        conversationId: row.conversationId,
        ticketId: conversation.ticketId,
        subjectId: messageId,
        data: { seq: message.seq, files },
      },
      { message, ...(ticket ? { ticket } : {}) },
    );
    return { message };
  });
}
