import { can, isAdminNotice } from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { adminNoticeMail } from "./kinds/admin-notice.ts";

const detailSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({});

/** Job `notify.admin`: brings a notice to an admin by mail. Who is an admin no longer gets none. */
export async function notifyAdmin(
  ctx: ServiceContext,
  { notificationId }: { notificationId: string },
): Promise<{ isSent: boolean }> {
  const row = await withTransaction(ctx, async ({ org, tx }) =>
    found(
      await tx.notification.findFirst({
        where: { orgId: org.id, id: notificationId },
        select: {
          kind: true,
          actorName: true,
          detail: true,
          membership: {
            select: { role: true, removedAt: true, user: { select: { email: true, locale: true } } },
          },
        },
      }),
    ),
  );
  const { kind, membership, actorName, detail } = row;
  if (!isAdminNotice(kind) || membership.removedAt || !can(membership.role, "audit:read")) {
    return { isSent: false };
  }
  await ctx.ports.mailer.send(
    adminNoticeMail({
      to: membership.user.email,
      locale: membership.user.locale ?? ctx.org.locale,
      organization: ctx.org.name,
      kind,
      name: actorName,
      detail: detailSchema.parse(detail),
      publicUrl: ctx.ports.publicUrl,
    }),
  );
  return { isSent: true };
}
