import { timingSafeEqual } from "node:crypto";
import type { Readable } from "node:stream";
import { can } from "@handrail/contracts";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, notFound } from "../errors.ts";

const linkSeconds = 900;
/** For how long a file can be fetched. */
export const keptDays = 7;

function signature(ctx: ServiceContext, exportId: string, expires: string) {
  const { membershipId } = requireMember(ctx.actor);
  return ctx.ports.storage.sign(["ticket-export", ctx.org.id, exportId, membershipId, expires].join("\n"));
}

const oldest = (ctx: ServiceContext) => new Date(ctx.now().getTime() - keptDays * 86_400_000);

/** The person's own exports of the last days, the newest first; those that are ready with an address for a quarter of an hour. */
export function listExports(ctx: ServiceContext) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.ticketExport.findMany({
      where: { orgId: ctx.org.id, membershipId, createdAt: { gt: oldest(ctx) } },
      select: { id: true, status: true, rowCount: true, isCut: true, createdAt: true, finishedAt: true },
      orderBy: { createdAt: "desc" },
      take: 10,
    });
    const expires = String(Math.floor(ctx.now().getTime() / 1000) + linkSeconds);
    return rows.map((row) => ({
      ...row,
      url:
        row.status === "ready"
          ? `/api/files/export/${row.id}?${new URLSearchParams({ expires, signature: signature(ctx, row.id, expires) })}`
          : null,
    }));
  });
}

type Given = { id: string; expires: string; signature: string };

/** The file of the person's own export, by an address that we signed; NOT_FOUND for everybody else, and off the staff. */
export async function openExport(
  ctx: ServiceContext,
  given: Given,
): Promise<{ size: number; stream: Readable; name: string }> {
  const { membershipId, role } = requireMember(ctx.actor);
  if (!can(role, "tickets:read")) throw notFound();
  if (!/^\d{1,12}$/.test(given.expires)) throw notFound();
  const right = Buffer.from(signature(ctx, given.id, given.expires));
  const signed = Buffer.from(given.signature);
  if (right.length !== signed.length || !timingSafeEqual(right, signed)) throw notFound();
  if (ctx.now().getTime() >= Number(given.expires) * 1000) throw notFound();
  const row = await withTransaction(ctx, (ctx) =>
    ctx.tx.ticketExport.findFirst({
      where: {
        orgId: ctx.org.id,
        id: given.id,
        membershipId,
        status: "ready",
        createdAt: { gt: oldest(ctx) },
      },
      select: { fileKey: true, createdAt: true },
    }),
  );
  const { fileKey, createdAt } = found(row);
  const file = found(await ctx.ports.storage.open(found(fileKey)));
  return { ...file, name: `tickets-${createdAt.toISOString().slice(0, 10)}.csv` };
}
