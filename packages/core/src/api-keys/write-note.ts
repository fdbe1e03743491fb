import { type ServiceContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { holdTicket, messageId, requireKey, signature } from "./key-actor.ts";

type Input = { number: string; body: string; once?: string | undefined };

/**
 * A program writes a note that the staff alone reads. The same `once`, or the same text, is the same note. Throws
 * FORBIDDEN without `tickets:write`, NOT_FOUND.
 */
export function writeNote(ctx: ServiceContext, { number, body, once }: Input) {
  return withTransaction(ctx, async (ctx) => {
    const actor = requireKey(ctx, "tickets:write");
    const ticket = await holdTicket(ctx, number);
    const { conversationId } = ticket;
    const clientId = messageId([actor.keyId, "note", ticket.id, once ?? body]);
    const where = { orgId: ctx.org.id, conversationId, clientId };
    const earlier = await ctx.tx.message.findFirst({ where, select: { id: true } });
    if (earlier) return { ticket, messageId: earlier.id, isDuplicate: true };
    const message = await appendMessage(ctx, {
      conversationId,
      senderKind: "agent",
      senderName: signature(ctx, actor),
      isInternal: true,
      body,
      clientId,
    });
    await emit(
      ctx,
      { kind: "message.noted", ticketId: ticket.id, conversationId, data: { seq: message.seq } },
      { message },
    );
    return { ticket, messageId: message.id, isDuplicate: false };
  });
}
