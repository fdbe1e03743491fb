import { locales } from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { makePortalLink } from "../notifications/index.ts";
import { portalAccessMail } from "../notifications/kinds/portal-access.ts";
import { accessKinds, requestLifetimeMs } from "./rules.ts";

const requestSchema = z.object({
  kind: z.enum(accessKinds),
  number: z.string(),
  email: z.string(),
  locale: z.enum(locales),
  createdAt: z.date(),
});

/**
 * Job `mail.portal_access`: mails the way to a ticket to the address that it was asked from, and to nobody where number
 * and address do not belong together. Who has an account is sent to its ticket there, without a link that signs in.
 */
export async function sendPortalAccess(
  ctx: ServiceContext,
  { requestId }: { requestId: string },
): Promise<"sent" | "nobody" | "gone"> {
  const where = { orgId: ctx.org.id, id: requestId };
  const prepared = await withTransaction(ctx, async (ctx) => {
    const row = await ctx.tx.portalRequest.findFirst({ where });
    if (!row) return "gone" as const;
    const request = requestSchema.parse(row);
    const isLate = ctx.now().getTime() - request.createdAt.getTime() > requestLifetimeMs;
    const ticket = isLate
      ? null
      : await ctx.tx.ticket.findFirst({
          where: {
            orgId: ctx.org.id,
            number: { in: [request.number, request.number.toUpperCase()] },
            contact: { is: { email: request.email } },
          },
          select: { number: true, contact: { select: { id: true, userId: true, email: true } } },
        });
    if (!ticket?.contact.email) return "nobody" as const;
    const { number, contact } = ticket;
    const url = contact.userId
      ? `${ctx.ports.publicUrl}/support/${encodeURIComponent(number)}`
      : await makePortalLink(ctx, { contactId: contact.id, number });
    return { to: ticket.contact.email, number, url, hasAccount: contact.userId !== null, request };
  });
  if (prepared !== "gone" && prepared !== "nobody") {
    const { request, ...mail } = prepared;
    const { kind, locale } = request;
    await ctx.ports.mailer.send(portalAccessMail({ ...mail, kind, locale, organization: ctx.org.name }));
  }
  if (prepared !== "gone") await withTransaction(ctx, (ctx) => ctx.tx.portalRequest.deleteMany({ where }));
  return typeof prepared === "string" ? prepared : "sent";
}
