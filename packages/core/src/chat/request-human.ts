import type { ChatMode, WireMessage } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { requestRouting } from "../request-routing.ts";
import { type ChatRow, changeChat, chatSubject, decide, lockChat, lockOwnChat, say } from "./internal.ts";
import { chatPhrases, type Phrases } from "./phrases.ts";

/** How it came to a handoff: a button, the customer's words, the model's wish, its failure, or that AI is to answer nobody. */
export const handoffReasons = [
  "button",
  "words",
  "model",
  "failure",
  "off",
  "budget",
  "angry",
  "critical",
  "low_confidence",
] as const;
export type HandoffReason = (typeof handoffReasons)[number];

const saidOf = {
  button: "waiting",
  words: "waiting",
  model: "waiting",
  failure: "failed",
  off: "waiting",
  budget: "overBudget",
  angry: "worried",
  critical: "worried",
  low_confidence: "unsure",
} as const satisfies Record<HandoffReason, keyof Phrases>;

export type HandedOver = { mode: ChatMode; message: WireMessage | null };

/**
 * Mode, place in the queue, message and event in the transaction that is open. Always ends with a person asked for:
 * where one already is, nothing changes. PRECONDITION `chat_closed`.
 */
export async function handOver(ctx: TxContext, chat: ChatRow, reason: HandoffReason): Promise<HandedOver> {
  const mode = decide(chat, "request");
  if (!mode) return { mode: chat.mode, message: null };
  await changeChat(ctx, chat, { mode, waitingSince: ctx.now(), handoffReason: reason });
  await requestRouting(ctx);
  const words = chatPhrases[chat.locale];
  const message = await say(ctx, chat, words[saidOf[reason]]);
  await emit(
    ctx,
    {
      kind: "chat.handoff_requested",
      conversationId: chat.conversationId,
      data: { reason, mode: { from: chat.mode, to: mode } },
    },
    chatSubject(chat, mode, message),
  );
  return { mode, message };
}

/** The customer asks for a person. Asking again changes nothing. Throws NOT_FOUND, PRECONDITION `chat_closed`. */
export function requestHuman(ctx: ServiceContext, input: { conversationId: string }): Promise<HandedOver> {
  return withTransaction(ctx, async (ctx) =>
    handOver(ctx, await lockOwnChat(ctx, input.conversationId), "button"),
  );
}

/** Code hands a chat over in the AI's name, because the model asked to or failed. */
export function handOverByAi(
  ctx: ServiceContext,
  conversationId: string,
  reason: "model" | "failure" | "budget",
  before?: (ctx: TxContext) => Promise<void>,
): Promise<HandedOver> {
  return withTransaction({ ...ctx, actor: { kind: "assistant" } }, async (ctx) => {
    const chat = await lockChat(ctx, conversationId);
    await before?.(ctx);
    return chat.mode === "closed" ? { mode: chat.mode, message: null } : handOver(ctx, chat, reason);
  });
}
