import { grantableRoles } from "@handrail/contracts";
import type { inviteMemberInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { recordInvitation } from "../organization/index.ts";
import { requireBranches } from "./internal.ts";
import { branchesFor } from "./rules.ts";

/**
 * Invites an address into the organisation; an open invitation to it is replaced. Throws FORBIDDEN
 * `role_not_grantable`, CONFLICT `email_taken`, INVALID naming `branchIds`, LIMIT_REACHED.
 */
export async function inviteMember(ctx: ServiceContext, input: z.output<typeof inviteMemberInput>) {
  const { role } = requireMember(ctx.actor);
  if (!grantableRoles(role).includes(input.role)) throw forbidden("role_not_grantable");
  await ctx.ports.limiter.consume("invitation", ctx.org.id);
  const branchIds = branchesFor(input.role, input.branchIds);
  return withTransaction(ctx, async (ctx) => {
    await requireBranches(ctx, branchIds);
    const member = await ctx.tx.membership.findFirst({
      where: { orgId: ctx.org.id, removedAt: null, user: { email: input.email } },
      select: { id: true },
    });
    if (member) throw conflict("email_taken");
    return recordInvitation(ctx, { email: input.email, role: input.role, branchIds });
  });
}
