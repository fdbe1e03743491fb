import type { typingInput } from "@handrail/contracts/inputs/chat-desk";
import { redact } from "@handrail/contracts/redact";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { findOwnConversation } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { newId } from "../ids.ts";
import { project } from "../realtime/project.ts";
import { seesTyping } from "./queries.ts";

/**
 * What the customer writes in an own chat, on its way to the agent who has it and to nobody else, while a person has it
 * and the organisation wants it so. Kept nowhere; what looks like a secret is taken out. Throws NOT_FOUND, LIMIT_REACHED.
 */
export async function previewTyping(
  ctx: ServiceContext,
  { conversationId, text }: z.output<typeof typingInput>,
): Promise<{ isWatched: boolean }> {
  const asker = requireAsker(ctx.actor);
  await ctx.ports.limiter.consume("typing", asker.countedAs);
  const reader = await withTransaction(ctx, async (ctx) => {
    found((await findOwnConversation(ctx, conversationId, asker))?.chatSession);
    const chat = await ctx.tx.chatSession.findFirst({
      where: { orgId: ctx.org.id, conversationId, mode: "human" },
      select: { assignee: { select: { userId: true } } },
    });
    return chat?.assignee && (await seesTyping(ctx)) ? chat.assignee.userId : null;
  });
  if (!reader) return { isWatched: false };
  const preview = { userId: reader, conversationId, text: redact(text) };
  ctx.ports.realtime.publish(newId(), project(ctx.org.id, { preview }));
  return { isWatched: true };
}
