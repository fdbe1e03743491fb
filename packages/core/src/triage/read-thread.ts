import type { copilotInput } from "@handrail/contracts/inputs/copilot";
import type { z } from "zod";
import { isStaffActor, type StaffActor } from "../actor.ts";
import type { ServiceContext, TxContext } from "../context.ts";
import { found, notFound } from "../errors.ts";
import { conversationScope, ticketScope } from "../scope.ts";

/** The newest messages that are looked at; a thread is rarely longer. */
const mostMessages = 200;

/** Drafts exist for staff alone: for everybody else, the customer too, NOT_FOUND. */
export function requireStaff({ actor }: Pick<ServiceContext, "actor">): StaffActor {
  if (!isStaffActor(actor)) throw notFound();
  return actor;
}

type ThreadMessage = { from: "customer" | "team"; name: string | null; body: string; at: Date };

/** What was said in these conversations, oldest first, and what the customer asked last: everything since the team spoke. */
async function readSpoken(ctx: TxContext, conversationIds: string[]) {
  const rows = await ctx.tx.message.findMany({
    where: {
      orgId: ctx.org.id,
      conversationId: { in: conversationIds },
      isInternal: false,
      state: "sent",
      senderKind: { not: "system" },
    },
    orderBy: [{ createdAt: "desc" }, { seq: "desc" }],
    take: mostMessages,
    select: { senderKind: true, senderName: true, body: true, createdAt: true },
  });
  const messages: ThreadMessage[] = rows.reverse().map(({ senderKind, senderName, body, createdAt }) => ({
    from: senderKind === "customer" ? "customer" : "team",
    name: senderName,
    body,
    at: createdAt,
  }));
  const lastSpoken = messages.findLastIndex(({ from }) => from === "team");
  const since = messages.slice(lastSpoken + 1);
  const asked = since.length > 0 ? since : messages.filter(({ from }) => from === "customer").slice(-1);
  return { messages, question: asked.map(({ body }) => body).join("\n\n"), isOpening: lastSpoken < 0 };
}

const contact = { select: { name: true, plan: true, user: { select: { locale: true } } } } as const;

/**
 * What was said between the customer and the team on a ticket, and what the customer asked last. `isOpening`: nobody has
 * answered yet. NOT_FOUND where the ticket is out of scope.
 */
export async function readThread(ctx: TxContext, ticketId: string) {
  const { conversations, ...ticket } = found(
    await ctx.tx.ticket.findFirst({
      where: { ...ticketScope(ctx), id: ticketId },
      select: {
        id: true,
        number: true,
        subject: true,
        status: true,
        contact,
        conversations: { select: { id: true }, orderBy: { createdAt: "asc" } },
      },
    }),
  );
  const ids = conversations.map(({ id }) => id);
  return { ticket, conversationId: found(ids[0]), ...(await readSpoken(ctx, ids)) };
}

/** The same of a chat; its topic stands for the subject. */
async function readChatThread(ctx: TxContext, conversationId: string) {
  const { contact: asker, chatSession } = found(
    await ctx.tx.conversation.findFirst({
      where: { AND: [conversationScope(ctx), { id: conversationId, chatSession: { isNot: null } }] },
      select: { contact, chatSession: { select: { topic: true } } },
    }),
  );
  const ticket = { subject: chatSession?.topic ?? "", contact: asker };
  return { ticket, conversationId, ...(await readSpoken(ctx, [conversationId])) };
}

export type About = z.output<typeof copilotInput>;

/** What was said on the ticket or in the chat that help is asked for. */
export const readAbout = (ctx: TxContext, about: About): Promise<Thread> =>
  "ticketId" in about ? readThread(ctx, about.ticketId) : readChatThread(ctx, about.conversationId);

export type Thread = Awaited<ReturnType<typeof readChatThread>>;
