import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { isTold } from "../gates.ts";
import { customerLink } from "./customer-link.ts";
import { ticketResolvedMail } from "./kinds/ticket-resolved.ts";

/**
 * Tells the customer by mail how a ticket was solved. People without an account are always told, for they have no other
 * way to hear of it; others where the plan has mail. NOT_FOUND where there is no such ticket.
 */
export async function notifyResolved(
  ctx: ServiceContext,
  { ticketId }: { ticketId: string },
): Promise<{ isSent: boolean }> {
  const row = await withTransaction(ctx, async ({ org, tx }) =>
    found(
      await tx.ticket.findFirst({
        where: { orgId: org.id, id: ticketId },
        select: {
          id: true,
          number: true,
          status: true,
          resolution: true,
          contact: {
            select: { id: true, userId: true, email: true, plan: true, user: { select: { locale: true } } },
          },
        },
      }),
    ),
  );
  const { contact, resolution, status, ...ticket } = row;
  const isDue = isTold(ctx.org, { ...contact, hasAccount: contact.userId !== null });
  if (!contact.email || !resolution || status !== "resolved" || !isDue) return { isSent: false };
  await ctx.ports.mailer.send(
    ticketResolvedMail({
      to: contact.email,
      locale: contact.user?.locale ?? ctx.org.locale,
      organization: ctx.org.name,
      ticket: { ...ticket, resolution },
      link: await customerLink(ctx, contact, ticket.number),
      publicUrl: ctx.ports.publicUrl,
    }),
  );
  return { isSent: true };
}
