import type { Readable } from "node:stream";
import { can } from "@handrail/contracts";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, notFound } from "../errors.ts";
import { type GivenLink, oldestKept, requireSigned, signLink } from "../signed-link.ts";

const purpose = "ticket-export";

/** The person's own exports of the last days, the newest first; those that are ready with an address for a quarter of an hour. */
export function listExports(ctx: ServiceContext) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.ticketExport.findMany({
      where: { orgId: ctx.org.id, membershipId, createdAt: { gt: oldestKept(ctx) } },
      select: { id: true, status: true, rowCount: true, isCut: true, createdAt: true, finishedAt: true },
      orderBy: { createdAt: "desc" },
      take: 10,
    });
    return rows.map((row) => ({
      ...row,
      url: row.status === "ready" ? `/api/files/export/${row.id}?${signLink(ctx, purpose, row.id)}` : null,
    }));
  });
}

/** The file of the person's own export, by an address that we signed; NOT_FOUND for everybody else, and off the staff. */
export async function openExport(
  ctx: ServiceContext,
  given: GivenLink,
): Promise<{ size: number; stream: Readable; name: string }> {
  const { membershipId, role } = requireMember(ctx.actor);
  if (!can(role, "tickets:read")) throw notFound();
  requireSigned(ctx, purpose, given);
  const row = await withTransaction(ctx, (ctx) =>
    ctx.tx.ticketExport.findFirst({
      where: {
        orgId: ctx.org.id,
        id: given.id,
        membershipId,
        status: "ready",
        createdAt: { gt: oldestKept(ctx) },
      },
      select: { fileKey: true, createdAt: true },
    }),
  );
  const { fileKey, createdAt } = found(row);
  const file = found(await ctx.ports.storage.open(found(fileKey)));
  return { ...file, name: `tickets-${createdAt.toISOString().slice(0, 10)}.csv` };
}
