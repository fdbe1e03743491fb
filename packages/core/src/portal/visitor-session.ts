import { randomInt } from "node:crypto";
import type { Locale } from "@handrail/contracts";
import type { introduceInput } from "@handrail/contracts/inputs/chat-settings";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFound, precondition } from "../errors.ts";
import { makeToken } from "../identity/index.ts";
import { newId } from "../ids.ts";
import { claimChats } from "./claim-chats.ts";
import { endSession } from "./end-session.ts";
import { requireVisitorChat } from "./portal-form.ts";
import { sessionLifetimeMs } from "./rules.ts";

const visitor: Record<Locale, string> = { en: "Visitor", es: "Visitante" };

/**
 * A session for somebody who has not signed in and wants to chat: a new contact without an address or a past, whatever is
 * claimed later. Null where the actor is somebody already. `address`: where the request came from, as limits count it.
 * Throws PRECONDITION `visitor_chat_off`, LIMIT_REACHED.
 */
export async function openVisitorSession(ctx: ServiceContext, { address }: { address: string }) {
  if (ctx.actor.kind !== "visitor") return null;
  await requireVisitorChat(ctx);
  await ctx.ports.limiter.consume("visitor_ip", address);
  await ctx.ports.limiter.consume("visitor_org", ctx.org.id);
  const { token, tokenHash } = makeToken();
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const at = now();
    const expiresAt = new Date(at.getTime() + sessionLifetimeMs);
    const contactId = newId();
    const name = `${visitor[org.locale]} ${randomInt(1_000, 10_000)}`;
    const desk = await tx.desk.findFirst({
      where: { orgId: org.id, kind: "public" },
      select: { defaultBranchId: true },
    });
    const branchId = desk?.defaultBranchId ?? null;
    await tx.contact.create({
      data: { orgId: org.id, id: contactId, name, branchId, createdAt: at, lastSeenAt: at },
      select: { id: true },
    });
    await tx.portalSession.create({
      data: { orgId: org.id, id: newId(), contactId, tokenHash, isProven: false, expiresAt, createdAt: at },
      select: { id: true },
    });
    return { token, expiresAt };
  });
}

/** The visitor's chats become the member's who has signed in on the same browser. Resolves to what moved. */
export async function claimVisitorChats(ctx: ServiceContext, token: unknown): Promise<string[]> {
  const { contactId, membershipId } = requireMember(ctx.actor);
  const uploader = { uploaderId: membershipId, visitorKey: null };
  return withTransaction(ctx, (ctx) => claimChats(ctx, { contactId, uploader }, token));
}

/** Ends a visitor's session, here and in every tab. Whoever holds the token may; proven sessions stay. */
export function endVisitorSession(ctx: ServiceContext, token: unknown): Promise<void> {
  return endSession(ctx, token, { isProven: false });
}

/**
 * A visitor leaves a name and an address. Both are words: no contact is looked for, none is changed but the visitor's
 * own, and the address stays unproven (attack W2). PRECONDITION where the actor is known already; LIMIT_REACHED.
 */
export async function introduceVisitor(
  ctx: ServiceContext,
  { name, email }: z.output<typeof introduceInput>,
) {
  const { actor } = ctx;
  if (actor.kind !== "guest" || actor.isProven) throw precondition("transition_not_allowed");
  await ctx.ports.limiter.consume("feedback", actor.contactId);
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.contact.updateMany({
      where: { orgId: ctx.org.id, id: actor.contactId, userId: null, isVerified: false },
      data: { name, email: email || null },
    });
    if (count !== 1) throw notFound();
    await emit(ctx, {
      kind: "contact.introduced",
      subjectId: actor.contactId,
      data: { hasEmail: email !== "" },
    });
    return { name, email };
  });
}
