import type { answerFeedbackInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { escalateIfNeeded } from "../request-escalation.ts";
import { toWire, wireSelect } from "./wire.ts";

/** The customer says whether an answer that AI wrote was helpful; changeable. Only such answers exist here. */
export function rateAnswer(ctx: ServiceContext, input: z.output<typeof answerFeedbackInput>) {
  const { contactId } = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const { conversationId } = found(
      await ctx.tx.message.findFirst({
        where: {
          orgId,
          id: input.messageId,
          isInternal: false,
          state: "sent",
          conversation: { is: { contactId } },
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
      where: { orgId_id: { orgId, id: input.messageId } },
      data: { helpful: input.helpful, changeSeq, updatedAt: ctx.now() },
      select: wireSelect,
    });
    if (row.aiInteractionId) {
      await ctx.tx.aiInteraction.updateMany({
        where: { orgId, id: row.aiInteractionId },
        data: { feedback: input.helpful },
      });
    }
    const message = toWire(row);
    await emit(
      ctx,
      {
        kind: "answer.feedback",
        ticketId,
        conversationId,
        subjectId: message.id,
        data: { helpful: input.helpful },
      },
      { message },
    );
    if (ticketId && !input.helpful) await escalateIfNeeded(ctx, ticketId);
    return { message };
  });
}
