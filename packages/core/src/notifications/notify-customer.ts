import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { isTold, planFor } from "../gates.ts";
import { answerUrl } from "./answer-link.ts";
import { customerLink } from "./customer-link.ts";
import { customerReplyMail } from "./kinds/customer-reply.ts";

/**
 * Sends an answer to the customer by mail; where the plan has no mail, people without an account are told that there
 * is one, as they are of what the AI wrote, which greets by name, while nobody has proved the address (attack M5). Sends nothing, and says so, where the plan has no mail for an account, the customer has no address, or the message is not an answer that the customer may read. NOT_FOUND where there is no such message.
 */
export async function notifyCustomer(
  ctx: ServiceContext,
  { messageId }: { messageId: string },
): Promise<{ isSent: boolean }> {
  const row = await withTransaction(ctx, async ({ org, tx }) =>
    found(
      await tx.message.findFirst({
        where: { orgId: org.id, id: messageId },
        select: {
          id: true,
          body: true,
          state: true,
          isInternal: true,
          senderKind: true,
          senderName: true,
          fileCount: true,
          conversation: {
            select: {
              ticket: { select: { id: true, number: true, subject: true } },
              contact: {
                select: {
                  id: true,
                  userId: true,
                  isVerified: true,
                  name: true,
                  email: true,
                  plan: true,
                  user: { select: { locale: true } },
                },
              },
            },
          },
        },
      }),
    ),
  );
  const { conversation, state, isInternal, ...message } = row;
  const { ticket, contact } = conversation;
  const isAnswer =
    state === "sent" && !isInternal && (message.senderKind === "agent" || message.senderKind === "ai");
  const isPaidFor = planFor(ctx.org, contact.plan).outboundEmail;
  const hasAccount = contact.userId !== null;
  if (!ticket || !contact.email || !isAnswer || !isTold(ctx.org, { ...contact, hasAccount }))
    return { isSent: false };
  const isUnproven = !hasAccount && !contact.isVerified;
  await ctx.ports.mailer.send(
    customerReplyMail({
      to: contact.email,
      locale: contact.user?.locale ?? ctx.org.locale,
      organization: ctx.org.name,
      customer: contact.name,
      isUnproven,
      withText: isPaidFor && !(isUnproven && message.senderKind === "ai"),
      link: await customerLink(ctx, contact, ticket.number),
      ticket,
      message,
      feedback: { yes: answerUrl(ctx, message.id, true), no: answerUrl(ctx, message.id, false) },
      publicUrl: ctx.ports.publicUrl,
    }),
  );
  return { isSent: true };
}
