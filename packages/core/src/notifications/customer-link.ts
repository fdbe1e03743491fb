import type { ServiceContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { makePortalLink } from "./portal-link.ts";

type Contact = { id: string; userId: string | null };

/** Where the customer reads a ticket: after signing in or, without an account, by a link of the mail's own. */
export async function customerLink(ctx: ServiceContext, contact: Contact, number: string) {
  if (contact.userId) {
    return { url: `${ctx.ports.publicUrl}/support/${encodeURIComponent(number)}`, isOnce: false };
  }
  const url = await withTransaction(ctx, (ctx) => makePortalLink(ctx, { contactId: contact.id, number }));
  return { url, isOnce: true };
}
