import type { customerReplyInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { customerReply, type WithFiles } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { survivorId } from "./merged.ts";
import { openTicket } from "./open-ticket.ts";

type Input = WithFiles<z.output<typeof customerReplyInput>> & { address?: string };

/** The ticket in which the conversation went on, and ended. */
function closedTicket(ctx: ServiceContext, conversationId: string) {
  const { contactId } = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { org, tx } = ctx;
    const ofConversation = { orgId: org.id, contactId, conversations: { some: { id: conversationId } } };
    const asked = found(await tx.ticket.findFirst({ where: ofConversation, select: { id: true } }));
    return found(
      await tx.ticket.findFirst({
        where: { orgId: org.id, contactId, id: await survivorId(ctx, asked.id) },
        select: {
          id: true,
          subject: true,
          type: true,
          severity: true,
          category: { select: { id: true, isActive: true } },
        },
      }),
    );
  });
}

/**
 * What a customer's answer does: it is sent, or, where the ticket is closed or was solved too long
 * ago, it opens a new ticket that is linked to
 * the old one and begins with the answer (`newTicket`). Throws as `customerReply` and `openTicket` do.
 */
export async function replyOrFollowUp(ctx: ServiceContext, input: Input) {
  const result = await customerReply(ctx, input);
  if (result.kind === "sent")
    return { message: result.message, isDuplicate: result.isDuplicate, newTicket: null };
  const { id, category, ...closed } = await closedTicket(ctx, input.conversationId);
  const { isDuplicate, ...newTicket } = await openTicket(ctx, {
    ...closed,
    categoryId: category?.isActive ? category.id : null,
    idempotencyKey: input.clientId,
    description: input.body,
    attachmentIds: input.attachmentIds ?? [],
    precededById: id,
    ...(input.address ? { address: input.address } : {}),
  });
  return { message: null, isDuplicate, newTicket };
}
