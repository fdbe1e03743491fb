import { type ChatMode, type Locale, locales, type WireMessage } from "@handrail/contracts";
import type { chatMessageInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { appendMessage, earlierMessage, type WithFiles } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { moodOf } from "../language/mood.ts";
import { asksForPerson } from "../language/person-phrases.ts";
import { chatSubject, lockOwnChat } from "./internal.ts";
import { type Past, readPast } from "./read-past.ts";
import { type HandedOver, type HandoffReason, handOver } from "./request-human.ts";
import { mayAiAnswer } from "./rules.ts";

export type StoredChatMessage = {
  message: WireMessage;
  mode: ChatMode;
  locale: Locale;
  /** Where the customer's words asked for a person: handed over in the same commit. */
  handedOver: HandedOver | null;
  /** What the AI goes by; null where it is not to answer. */
  past: Past | null;
};

const topicLength = 120;

/** Why a message brings a person at once, by its words alone, in whichever language they are. */
function troubleIn(body: string): HandoffReason | null {
  if (asksForPerson(body)) return "words";
  const moods = locales.map((locale) => moodOf(body, locale));
  if (moods.some(({ isCritical }) => isCritical)) return "critical";
  return moods.some(({ isNegative }) => isNegative) ? "angry" : null;
}

/**
 * The customer's message, written before anything answers it. Words that ask for a person hand the chat over in the
 * same transaction, and so does every message where the organisation wants no answers from AI. The same `clientId` is the same message. Throws NOT_FOUND, PRECONDITION `chat_closed`.
 */
export function storeChatMessage(
  ctx: ServiceContext,
  input: WithFiles<z.output<typeof chatMessageInput>>,
): Promise<StoredChatMessage> {
  const actor = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const chat = await lockOwnChat(ctx, input.conversationId);
    const earlier = await earlierMessage(ctx, chat.conversationId, input.clientId);
    const { mode, locale } = chat;
    if (earlier) {
      const past = mayAiAnswer(mode) ? await readPast(ctx, earlier, false) : null;
      return { message: earlier, mode, locale, handedOver: null, past };
    }
    if (chat.mode === "closed") throw precondition("chat_closed");
    if (!chat.topic && input.body) {
      const { conversationId } = chat;
      await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "triage.conversation", {
        orgId: ctx.org.id,
        conversationId,
      });
      await ctx.tx.chatSession.updateMany({
        where: { orgId: ctx.org.id, conversationId: chat.conversationId },
        data: { topic: input.body.replace(/\s+/g, " ").slice(0, topicLength) },
      });
    }
    const message = await appendMessage(ctx, {
      conversationId: chat.conversationId,
      senderKind: "customer",
      senderMembershipId: actor.membershipId,
      senderName: actor.name,
      body: input.body,
      attachmentIds: input.attachmentIds,
      clientId: input.clientId,
    });
    await emit(
      ctx,
      { kind: "message.sent", conversationId: chat.conversationId, data: { seq: message.seq } },
      chatSubject(chat, chat.mode, message),
    );
    const reason = troubleIn(input.body) ?? (ctx.org.aiReplies ? null : "off");
    if (!mayAiAnswer(mode)) return { message, mode, locale, handedOver: null, past: null };
    if (!reason) return { message, mode, locale, handedOver: null, past: await readPast(ctx, message, true) };
    const handedOver = await handOver(ctx, chat, reason);
    return { message, mode: handedOver.mode, locale, handedOver, past: null };
  });
}
