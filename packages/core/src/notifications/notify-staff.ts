import { colleaguesSeeing } from "../colleagues.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { notify } from "./notify.ts";

/** Who has the ticket or watches it, whoever of them still sees it, without `except`. */
export async function peopleOn(
  ctx: TxContext,
  ticket: { id: string; branchId: string | null; assigneeId: string | null },
  except: string | null,
) {
  const watchers = await ctx.tx.ticketWatcher.findMany({
    where: { orgId: ctx.org.id, ticketId: ticket.id },
    select: { membershipId: true },
  });
  const ids = new Set(watchers.map(({ membershipId }) => membershipId));
  if (ticket.assigneeId) ids.add(ticket.assigneeId);
  if (except) ids.delete(except);
  return colleaguesSeeing(ctx, [...ids], ticket.branchId);
}

/** Tells who has or watches a ticket that somebody else wrote to the customer, or the customer did. Bears being run twice. */
export function notifyStaff(ctx: ServiceContext, { messageId }: { messageId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const message = found(
      await ctx.tx.message.findFirst({
        where: { orgId: ctx.org.id, id: messageId },
        select: {
          senderMembershipId: true,
          senderName: true,
          isInternal: true,
          state: true,
          conversation: {
            select: { ticket: { select: { id: true, branchId: true, assigneeId: true } } },
          },
        },
      }),
    );
    const { ticket } = message.conversation;
    if (!ticket || message.isInternal || message.state !== "sent") return { told: 0 };
    const people = await peopleOn(ctx, ticket, message.senderMembershipId);
    await notify(ctx, people, {
      kind: "reply",
      ticketId: ticket.id,
      messageId,
      actorName: message.senderName,
    });
    return { told: people.length };
  });
}
