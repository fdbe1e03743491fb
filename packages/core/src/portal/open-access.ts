import type { GuestActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { disconnect, hashOfGiven, makeToken } from "../identity/index.ts";
import { newId } from "../ids.ts";
import { claimChats } from "./claim-chats.ts";
import { endSession } from "./end-session.ts";
import { guestPersonId, sessionLifetimeMs } from "./rules.ts";

export type GuestSession = { token: string; expiresAt: Date; number: string };

/** Who has proved an address shares nothing with who only said that it was theirs (attack W2). */
async function endUnproven(ctx: TxContext, contactId: string) {
  const where = { orgId: ctx.org.id, contactId, isProven: false };
  const { count } = await ctx.tx.portalSession.deleteMany({ where });
  if (count > 0) ctx.afterCommit.push(() => disconnect(ctx.ports, guestPersonId(contactId)));
}

/**
 * Uses a mailed link up: a session that sees what this contact asked, and nothing else. That the link arrived proves
 * the contact's address. Null for every link that is not fresh, unused and this organisation's. `address`: where the
 * request came from, as limits count it; `earlier`: the session of a chat on the same browser, which goes on as this
 * contact's. Throws LIMIT_REACHED.
 */
export async function openPortalAccess(
  ctx: ServiceContext,
  { token, address, earlier }: { token: unknown; address: string; earlier?: unknown },
): Promise<GuestSession | null> {
  await ctx.ports.limiter.consume("token_ip", address);
  const given = hashOfGiven(token);
  if (!given) return null;
  return withTransaction(ctx, async (ctx) => {
    const { tx, org } = ctx;
    const at = ctx.now();
    const { count } = await tx.portalLink.updateMany({
      where: {
        orgId: org.id,
        tokenHash: given,
        usedAt: null,
        expiresAt: { gt: at },
        contact: { is: { mergedIntoId: null } },
      },
      data: { usedAt: at },
    });
    const link = await tx.portalLink.findFirst({
      where: { orgId: org.id, tokenHash: given },
      select: { contactId: true, number: true },
    });
    if (count !== 1 || !link) return null;
    const { token, tokenHash } = makeToken();
    const expiresAt = new Date(at.getTime() + sessionLifetimeMs);
    const { contactId, number } = link;
    const sessionId = newId();
    await tx.portalSession.create({
      data: { orgId: org.id, id: sessionId, contactId, tokenHash, expiresAt, createdAt: at },
      select: { id: true },
    });
    await tx.contact.updateMany({
      where: { orgId: org.id, id: contactId },
      data: { isVerified: true, lastSeenAt: at },
    });
    await endUnproven(ctx, contactId);
    const uploader = { uploaderId: null, visitorKey: sessionId };
    if (earlier) await claimChats(ctx, { contactId, uploader }, earlier);
    return { token, expiresAt, number };
  });
}

/** Who holds the session of a link; null for every token that is not one of this organisation's, is over, or was a merged contact's. */
export async function resolveGuest(ctx: ServiceContext, token: unknown): Promise<GuestActor | null> {
  const tokenHash = hashOfGiven(token);
  if (!tokenHash) return null;
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const session = await tx.portalSession.findFirst({
      where: { orgId: org.id, tokenHash, expiresAt: { gt: now() }, contact: { is: { mergedIntoId: null } } },
      select: { id: true, isProven: true, contact: { select: { id: true, name: true } } },
    });
    if (!session) return null;
    return {
      kind: "guest",
      contactId: session.contact.id,
      sessionId: session.id,
      name: session.contact.name,
      isProven: session.isProven,
    };
  });
}

/** Ends the session of a link, here and in every tab. */
export function endPortalAccess(ctx: ServiceContext, token: unknown): Promise<void> {
  return endSession(ctx, token, {});
}
