import { isStaffActor, type StaffActor } from "../actor.ts";
import type { ServiceContext, TxContext } from "../context.ts";
import { found, notFound } from "../errors.ts";
import { ticketScope } from "../scope.ts";

/** The newest messages that are looked at; a thread is rarely longer. */
const mostMessages = 200;

/** Drafts exist for staff alone: for everybody else, the customer too, NOT_FOUND. */
export function requireStaff({ actor }: Pick<ServiceContext, "actor">): StaffActor {
  if (!isStaffActor(actor)) throw notFound();
  return actor;
}

type ThreadMessage = { from: "customer" | "team"; name: string | null; body: string; at: Date };

/**
 * What was said between the customer and the team, oldest first, and what the customer asked last: everything since the
 * team spoke. `isOpening`: nobody has answered yet. NOT_FOUND where the ticket is out of scope.
 */
export async function readThread(ctx: TxContext, ticketId: string) {
  const ticket = found(
    await ctx.tx.ticket.findFirst({
      where: { ...ticketScope(ctx), id: ticketId },
      select: {
        id: true,
        number: true,
        subject: true,
        status: true,
        contact: { select: { name: true, plan: true, user: { select: { locale: true } } } },
        conversations: { select: { id: true }, orderBy: { createdAt: "asc" } },
      },
    }),
  );
  const rows = await ctx.tx.message.findMany({
    where: {
      orgId: ctx.org.id,
      conversationId: { in: ticket.conversations.map(({ id }) => id) },
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
  const { conversations, ...about } = ticket;
  return {
    ticket: about,
    conversationId: found(conversations[0]).id,
    messages,
    question: asked.map(({ body }) => body).join("\n\n"),
    isOpening: lastSpoken < 0,
  };
}

export type Thread = Awaited<ReturnType<typeof readThread>>;
