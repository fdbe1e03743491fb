import { type ServiceContext, withTransaction } from "../context.ts";
import { makeToken } from "../identity/index.ts";
import { invitationMail } from "../notifications/kinds/invitation.ts";

/**
 * Job `mail.invitation`: makes the token and mails it; only its hash is kept (attack A3). Run again, it makes another
 * one and the one before no longer works.
 */
export async function sendInvitation(ctx: ServiceContext, invitationId: string): Promise<"sent" | "gone"> {
  const { token, tokenHash } = makeToken();
  const invitation = await withTransaction(ctx, async (ctx) => {
    const open = {
      orgId: ctx.org.id,
      id: invitationId,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: ctx.now() },
    };
    const { count } = await ctx.tx.invitation.updateMany({ where: open, data: { tokenHash } });
    if (count !== 1) return null;
    return ctx.tx.invitation.findFirst({
      where: { orgId: ctx.org.id, id: invitationId },
      select: { email: true, invitedBy: { select: { user: { select: { name: true } } } } },
    });
  });
  if (!invitation) return "gone";
  const { locale, name: organization } = ctx.org;
  const inviter = invitation.invitedBy?.user.name ?? null;
  await ctx.ports.mailer.send(
    invitationMail(
      { email: invitation.email, locale, organization, inviter },
      `${ctx.ports.publicUrl}/invitation?token=${token}`,
    ),
  );
  return "sent";
}
