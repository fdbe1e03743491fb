import type { NotificationKind } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { announce } from "../emit.ts";
import { planFor } from "../gates.ts";
import { newId } from "../ids.ts";

type About = { kind: NotificationKind; actorName?: string | null; detail?: Prisma.InputJsonObject };

/** Tells every admin of the organisation something that is about no ticket: here, and by mail where the plan has it. */
export async function tellAdmins(ctx: TxContext, about: About): Promise<{ told: number }> {
  const { id: orgId } = ctx.org;
  const { kind, actorName = null, detail } = about;
  const admins = await ctx.tx.membership.findMany({
    where: { orgId, removedAt: null, role: { in: ["admin", "super_admin"] } },
    select: { id: true, userId: true },
  });
  if (admins.length === 0) return { told: 0 };
  const rows = admins.map(({ id }) => ({
    orgId,
    id: newId(),
    membershipId: id,
    kind,
    actorName,
    ...(detail ? { detail } : {}),
    createdAt: ctx.now(),
  }));
  await ctx.tx.notification.createMany({ data: rows });
  await announce(ctx, { notified: { userIds: admins.map(({ userId }) => userId), kind, ticketId: null } });
  if (planFor(ctx.org, ctx.org.tier).outboundEmail) {
    for (const { id } of rows) {
      await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.admin", { orgId, notificationId: id });
    }
  }
  return { told: rows.length };
}
