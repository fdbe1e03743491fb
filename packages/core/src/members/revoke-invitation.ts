import type { invitationIdInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { notFound } from "../errors.ts";

/** Withdraws an open invitation: its link no longer works. */
export function revokeInvitation(
  ctx: ServiceContext,
  { invitationId }: z.output<typeof invitationIdInput>,
): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.invitation.updateMany({
      where: { orgId: ctx.org.id, id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count !== 1) throw notFound();
    await emit(ctx, { kind: "member.uninvited", subjectId: invitationId });
  });
}
