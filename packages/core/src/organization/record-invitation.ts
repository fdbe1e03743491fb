import type { Role } from "@handrail/contracts";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { newId } from "../ids.ts";
import { invitationLifetimeMs } from "./rules.ts";

type Invited = { email: string; role: Role; branchIds: readonly string[] };

/** Writes an invitation, withdraws the open ones to the same address, and has the mail sent by the worker. */
export async function recordInvitation(ctx: TxContext, invited: Invited) {
  const { id: orgId } = ctx.org;
  const { email, role, branchIds } = invited;
  const id = newId();
  const now = ctx.now();
  await ctx.tx.invitation.updateMany({
    where: { orgId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const invitation = await ctx.tx.invitation.create({
    data: {
      orgId,
      id,
      email,
      role,
      branchIds: [...branchIds],
      expiresAt: new Date(now.getTime() + invitationLifetimeMs),
      invitedById: ctx.actor.kind === "member" ? ctx.actor.membershipId : null,
      createdAt: now,
    },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
  await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "mail.invitation", { orgId, invitationId: id });
  await emit(ctx, {
    kind: "member.invited",
    subjectId: id,
    data: { email, role, branchIds: [...branchIds] },
  });
  return invitation;
}
