import type { contactIdInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found } from "../errors.ts";
import { disconnect } from "../identity/index.ts";
import { contactScope } from "../scope.ts";
import { guestPersonId } from "./rules.ts";

type Input = z.output<typeof contactIdInput>;

async function requireContact(ctx: TxContext, contactId: string) {
  const where = { AND: [contactScope(ctx), { id: contactId }] };
  return found(await ctx.tx.contact.findFirst({ where, select: { id: true } })).id;
}

/** Browsers that came by a mailed link and still see what a person asked, the newest first; and links that still open one. */
export function listGuestSessions(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const contactId = await requireContact(ctx, input.contactId);
    const alive = { orgId: ctx.org.id, contactId, expiresAt: { gt: ctx.now() } };
    const sessions = await ctx.tx.portalSession.findMany({
      where: alive,
      select: { id: true, createdAt: true, expiresAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 100,
    });
    const links = await ctx.tx.portalLink.count({ where: { ...alive, usedAt: null } });
    return { sessions, links };
  });
}

/** Ends the sessions of a contact, their realtime connections and the links that were mailed and not opened. */
export async function endAccess(ctx: TxContext, contactId: string) {
  const orgId = ctx.org.id;
  const { count: sessions } = await ctx.tx.portalSession.deleteMany({ where: { orgId, contactId } });
  const { count: links } = await ctx.tx.portalLink.updateMany({
    where: { orgId, contactId, usedAt: null },
    data: { usedAt: ctx.now() },
  });
  if (sessions + links > 0) ctx.afterCommit.push(() => disconnect(ctx.ports, guestPersonId(contactId)));
  return { sessions, links };
}

/**
 * Signs a person without an account out everywhere: ends the sessions, their realtime connections and the links that
 * were mailed and not opened. The person can ask for a new link. Throws NOT_FOUND.
 */
export function endGuestSessions(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const contactId = await requireContact(ctx, input.contactId);
    const { sessions, links } = await endAccess(ctx, contactId);
    if (sessions + links === 0) return { sessions, links };
    await emit(ctx, { kind: "contact.signed_out", subjectId: contactId, data: { sessions, links } });
    return { sessions, links };
  });
}
