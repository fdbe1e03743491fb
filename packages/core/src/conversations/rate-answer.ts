import type { answerFeedbackInput, mailedFeedbackInput } from "@handrail/contracts/inputs/conversations";
import type { Prisma } from "@handrail/db";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { checkAnswerLink } from "../notifications/index.ts";
import { escalateIfNeeded } from "../request-escalation.ts";
import { toWire, wireSelect } from "./wire.ts";

type Said = z.output<typeof answerFeedbackInput>;

/** Keeps whether an answer that AI wrote was helpful; changeable. Only such answers exist here: NOT_FOUND otherwise. */
async function rate(ctx: TxContext, { messageId, helpful }: Said, whose: Prisma.ConversationWhereInput) {
  const orgId = ctx.org.id;
  const { conversationId } = found(
    await ctx.tx.message.findFirst({
      where: {
        orgId,
        id: messageId,
        isInternal: false,
        state: "sent",
        conversation: { is: whose },
        OR: [{ senderKind: "ai" }, { aiInteractionId: { not: null } }],
      },
      select: { conversationId: true },
    }),
  );
  const { lastSeq: changeSeq, ticketId } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true, ticketId: true },
  });
  const row = await ctx.tx.message.update({
    where: { orgId_id: { orgId, id: messageId } },
    data: { helpful, changeSeq, updatedAt: ctx.now() },
    select: wireSelect,
  });
  if (row.aiInteractionId) {
    await ctx.tx.aiInteraction.updateMany({
      where: { orgId, id: row.aiInteractionId },
      data: { feedback: helpful },
    });
  }
  const message = toWire(row);
  await emit(
    ctx,
    { kind: "answer.feedback", ticketId, conversationId, subjectId: message.id, data: { helpful } },
    { message },
  );
  if (ticketId && !helpful) await escalateIfNeeded(ctx, ticketId);
  return message;
}

/** The customer says where he or she reads an answer whether it was helpful. Throws NOT_FOUND, LIMIT_REACHED. */
export async function rateAnswer(ctx: ServiceContext, input: Said) {
  const { contactId, countedAs } = requireAsker(ctx.actor);
  await ctx.ports.limiter.consume("feedback", countedAs);
  return withTransaction(ctx, async (ctx) => ({ message: await rate(ctx, input, { contactId }) }));
}

/**
 * Who got the answer by mail says so, without signing in: the link was made for this answer alone. NOT_FOUND for every
 * other; PRECONDITION `link_expired`; LIMIT_REACHED. `address`: where it came from, as limits count it.
 */
export async function rateMailedAnswer(
  ctx: ServiceContext,
  { helpful, address, ...link }: z.output<typeof mailedFeedbackInput> & { address: string },
) {
  await ctx.ports.limiter.consume("token_ip", address);
  checkAnswerLink(ctx, link);
  const reader: ServiceContext = { ...ctx, actor: { kind: "visitor" } };
  await withTransaction(reader, (ctx) => rate(ctx, { messageId: link.messageId, helpful }, {}));
  return { helpful };
}
