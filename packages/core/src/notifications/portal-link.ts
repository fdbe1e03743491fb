import type { TxContext } from "../context.ts";
import { makeToken } from "../identity/index.ts";
import { newId } from "../ids.ts";

/** How long a mailed link is good for. */
const linkLifetimeMs = 24 * 60 * 60 * 1000;

/** The address of a new link to a contact's ticket: works once, for a day. Those mailed before keep working. */
export async function makePortalLink(
  ctx: TxContext,
  { contactId, number }: { contactId: string; number: string },
) {
  const { token, tokenHash } = makeToken();
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + linkLifetimeMs);
  await ctx.tx.portalLink.create({
    data: { orgId: ctx.org.id, id: newId(), contactId, number, tokenHash, expiresAt, createdAt },
    select: { id: true },
  });
  return `${ctx.ports.publicUrl}/o/${ctx.org.slug}/support/track/open?token=${token}`;
}
