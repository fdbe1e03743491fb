import type { MemberActor } from "../actor.ts";
import { type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, precondition } from "../errors.ts";
import { type Entry, includePerson } from "../identity/index.ts";
import { newId } from "../ids.ts";
import { equipMembership } from "./internal.ts";
import type { OpenInvitation } from "./open-invitation.ts";

type Joining = {
  userId: string;
  isNew: boolean;
  /** Of somebody new; who is known keeps the own name. */
  name: string;
  /** Set where the person has no password yet. */
  passwordHash: string | null;
};

async function savePerson(ctx: TxContext, email: string, joining: Joining): Promise<string> {
  const { userId, isNew, name, passwordHash } = joining;
  await includePerson(ctx.tx, userId);
  if (isNew) {
    await ctx.tx.user.create({
      data: { id: userId, email, name, locale: null, createdAt: ctx.now() },
      select: { id: true },
    });
  }
  if (passwordHash) {
    await ctx.tx.userCredential.upsert({
      where: { userId },
      create: { userId, passwordHash, changedAt: ctx.now() },
      update: { passwordHash, changedAt: ctx.now() },
      select: { userId: true },
    });
  }
  const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  return user.name;
}

/** A membership that ended begins again under its old id, so that the history stays one person's. */
async function saveMembership(ctx: TxContext, userId: string, role: OpenInvitation["role"]): Promise<string> {
  const { id: orgId } = ctx.org;
  const before = await ctx.tx.membership.findFirst({
    where: { orgId, userId },
    select: { id: true, removedAt: true },
  });
  if (before && !before.removedAt) throw conflict("email_taken");
  if (before) {
    await ctx.tx.membership.updateMany({
      where: { orgId, id: before.id },
      data: { role, removedAt: null },
    });
    return before.id;
  }
  const id = newId();
  await ctx.tx.membership.create({
    data: { orgId, id, userId, role, createdAt: ctx.now() },
    select: { id: true },
  });
  return id;
}

/** Everybody who belongs to an organisation is also one of its contacts: what the own tickets hang on. */
async function saveContact(ctx: TxContext, person: { userId: string; name: string; email: string }) {
  const { id: orgId, tier } = ctx.org;
  const { userId, name, email } = person;
  return ctx.tx.contact.upsert({
    where: { orgId_userId: { orgId, userId } },
    create: {
      orgId,
      id: newId(),
      userId,
      name,
      email,
      isVerified: true,
      plan: tier,
      createdAt: ctx.now(),
    },
    update: { name, email, isVerified: true },
    select: { id: true, plan: true },
  });
}

/** Uses up the invitation and makes the person a member, in one transaction. */
export function joinOrganization(
  entry: Entry,
  invitation: OpenInvitation,
  joining: Joining,
): Promise<{ email: string; slug: string }> {
  const { org, email, role, branchIds } = invitation;
  const { ports, now } = entry;
  const { userId } = joining;
  const system = { kind: "system", job: "invitation" } as const;
  return withTransaction({ org, ports, now, actor: system, requestId: newId() }, async (ctx) => {
    const { count } = await ctx.tx.invitation.updateMany({
      where: {
        orgId: org.id,
        id: invitation.id,
        tokenHash: invitation.tokenHash,
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: now() },
      },
      data: { acceptedAt: now() },
    });
    if (count !== 1) throw precondition("link_expired");
    const name = await savePerson(ctx, email, joining);
    const membershipId = await saveMembership(ctx, userId, role);
    const contact = await saveContact(ctx, { userId, name, email });
    await equipMembership(ctx, { membershipId, userId, role, branchIds });
    const actor: MemberActor = {
      kind: "member",
      userId,
      membershipId,
      role,
      name,
      email,
      contactId: contact.id,
      plan: contact.plan,
      branches: branchIds,
    };
    await emit({ ...ctx, actor }, { kind: "member.joined", subjectId: membershipId, data: { role } });
    return { email, slug: org.slug };
  });
}
