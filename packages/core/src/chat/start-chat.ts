import type { startChatInput } from "@handrail/contracts/inputs/conversations";
import { redactContext } from "@handrail/contracts/redact";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { newId } from "../ids.ts";
import { requireVisitorChat } from "../portal/index.ts";
import { findOpenChat } from "./queries.ts";

/** Holds the contact until commit, so that two starts at once find one chat. */
async function lockContact(ctx: TxContext, contactId: string) {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM contact WHERE org_id = ${ctx.org.id}::uuid AND id = ${contactId}::uuid FOR NO KEY UPDATE`;
  return found(
    await ctx.tx.contact.findFirst({
      where: { orgId: ctx.org.id, id: contactId },
      select: { id: true, branchId: true },
    }),
  );
}

/**
 * The actor's open chat, or a new one with the AI. A person has one open chat at a time; the same `idempotencyKey` is
 * the same chat, also after it was closed. Throws PRECONDITION `visitor_chat_off`, LIMIT_REACHED.
 */
export async function startChat(ctx: ServiceContext, input: z.output<typeof startChatInput>) {
  const actor = requireAsker(ctx.actor);
  if (ctx.actor.kind === "guest") await requireVisitorChat(ctx);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const contact = await lockContact(ctx, actor.contactId);
    const earlier = await ctx.tx.chatSession.findFirst({
      where: { orgId, idempotencyKey: input.idempotencyKey, conversation: { is: { contactId: contact.id } } },
      select: { conversationId: true },
    });
    const open = await findOpenChat(ctx, contact.id);
    const known = earlier ?? open;
    if (known) return { conversationId: known.conversationId, isNew: false };
    await ctx.ports.limiter.consume("chat_start", actor.countedAs);
    const conversationId = newId();
    const at = ctx.now();
    await ctx.tx.conversation.create({
      data: {
        orgId,
        id: conversationId,
        channel: "chat",
        contactId: contact.id,
        lastMessageAt: at,
        createdAt: at,
      },
      select: { id: true },
    });
    await ctx.tx.chatSession.create({
      data: {
        orgId,
        conversationId,
        idempotencyKey: input.idempotencyKey,
        locale: input.locale ?? null,
        createdAt: at,
        ...(input.context ? { context: redactContext(input.context) } : {}),
      },
      select: { conversationId: true },
    });
    await emit(
      ctx,
      { kind: "chat.started", conversationId },
      { conversationId, chat: { mode: "ai", changeSeq: 0, branchId: contact.branchId } },
    );
    return { conversationId, isNew: true };
  });
}
