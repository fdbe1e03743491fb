import type { callBackInput } from "@handrail/contracts/inputs/call-back";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage, findOwnConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, found, invalid, precondition } from "../errors.ts";
import { getHours, openSlots } from "../hours/index.ts";
import { callBackWords, type Wish } from "./call-back-words.ts";
import { readChatRules } from "./chat-rules.ts";
import { continueAsTicket, type TicketCause } from "./to-ticket.ts";

/** `address`: where the request came from, as limits count it. */
type Input = z.output<typeof callBackInput> & { address?: string };

/** Whether the organisation calls back, and the hours that one can wish for; none: it keeps no hours. */
export function callBackChoices(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { rules } = await readChatRules(ctx);
    const hours = await getHours(ctx);
    const slots = hours && rules.callbacks ? openSlots(hours, ctx.now()) : [];
    return { isOffered: rules.callbacks, slots, timeZone: hours?.timeZone ?? ctx.org.timeZone };
  });
}

/** The wish as a message of the customer; the number is kept with the own contact, where it has none (attack W2). */
async function leaveWish(ctx: TxContext, conversationId: string, phone: string, body: string) {
  const { contactId, membershipId, name } = requireAsker(ctx.actor);
  await ctx.tx.contact.updateMany({
    where: { orgId: ctx.org.id, id: contactId, phone: null },
    data: { phone },
  });
  const message = await appendMessage(ctx, {
    conversationId,
    senderKind: "customer",
    senderMembershipId: membershipId,
    senderName: name,
    body,
  });
  await emit(ctx, { kind: "message.sent", conversationId, data: { seq: message.seq } }, { message });
}

/** What an earlier wish became; CONFLICT where the chat became a ticket without one: nobody knows a number to call. */
async function findOwnTicket(ctx: ServiceContext, conversationId: string) {
  const asker = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { ticket, chatSession } = found(await findOwnConversation(ctx, conversationId, asker));
    found(chatSession);
    if (!ticket) return null;
    const cause = { path: ["cause"], equals: "callback" satisfies TicketCause };
    const wishes = { orgId: ctx.org.id, conversationId, kind: "chat.ticket_opened", data: cause } as const;
    if ((await ctx.tx.event.count({ where: wishes })) === 0) throw conflict("chat_changed");
    return { ticketId: ticket.id, number: ticket.number };
  });
}

/** Floods are refused before anything is written: of one person, and of visitors also by where they come from. */
async function countWish({ actor, ports }: ServiceContext, address: string | undefined) {
  await ports.limiter.consume("callback", requireAsker(actor).countedAs);
  if (actor.kind !== "member" && address) await ports.limiter.consume("callback_ip", address);
}

/**
 * A customer whom nobody has answered asks to be called: the same conversation goes on as a ticket of type `callback`,
 * with the number and the wish in it, due by the end of the slot. Asking again leads to the same ticket. Throws NOT_FOUND,
 * LIMIT_REACHED, PRECONDITION `callbacks_off`, INVALID naming `at` where that is no slot any more, CONFLICT
 * `chat_changed` where a person has joined, the chat is over, or it became a ticket without the wish.
 */
export async function callBack(ctx: ServiceContext, input: Input) {
  const { conversationId, phone, at, topic, address } = input;
  const earlier = await findOwnTicket(ctx, conversationId);
  if (earlier) return earlier;
  const { isOffered, slots, timeZone } = await callBackChoices(ctx);
  if (!isOffered) throw precondition("callbacks_off");
  const slot = slots.find(({ from }) => from.getTime() === at?.getTime()) ?? null;
  if (at && !slot) throw invalid({ at: ["not a slot any more"] });
  await countWish(ctx, address);
  const wish: Wish = { phone, slot, timeZone, topic };
  const ticket = await continueAsTicket(ctx, {
    conversationId,
    subject: topic,
    type: "callback",
    cause: "callback",
    dueAt: slot?.to ?? null,
    description: (locale) => callBackWords[locale].asked(wish),
    says: (locale, number) => callBackWords[locale].promised(number),
    holds: ({ mode }) => mode === "ai" || mode === "waiting",
    before: (ctx, { locale }) => leaveWish(ctx, conversationId, phone, callBackWords[locale].asked(wish)),
  });
  if (!ticket) throw conflict("chat_changed");
  return found(await findOwnTicket(ctx, conversationId));
}
