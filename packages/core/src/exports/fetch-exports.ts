import type { Readable } from "node:stream";
import { can } from "@handrail/contracts";
import {
  exportPermissions,
  type listExportsInput,
  startExportInput,
} from "@handrail/contracts/inputs/exports";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { forbidden, found, notFound } from "../errors.ts";
import { type GivenLink, oldestKept, requireSigned, signLink } from "../signed-link.ts";

const purpose = "data-export";

/** The person's own files of the last days, the newest first; those that are ready with an address for a quarter of an hour. */
export function listExports(ctx: ServiceContext, { kind }: z.output<typeof listExportsInput>) {
  const { membershipId, role } = requireMember(ctx.actor);
  if (!can(role, exportPermissions[kind])) throw forbidden();
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.dataExport.findMany({
      where: { orgId: ctx.org.id, membershipId, kind, createdAt: { gt: oldestKept(ctx) } },
      select: { id: true, status: true, rowCount: true, isCut: true, createdAt: true, finishedAt: true },
      orderBy: { createdAt: "desc" },
      take: 10,
    });
    return rows.map((row) => ({
      ...row,
      url: row.status === "ready" ? `/api/files/data/${row.id}?${signLink(ctx, purpose, row.id)}` : null,
    }));
  });
}

/** The file of the person's own export, by an address that we signed; NOT_FOUND for everybody else, and for who may no longer read what is in it. */
export async function openExport(
  ctx: ServiceContext,
  given: GivenLink,
): Promise<{ size: number; stream: Readable; name: string; contentType: string }> {
  const { membershipId, role } = requireMember(ctx.actor);
  requireSigned(ctx, purpose, given);
  const row = await withTransaction(ctx, (ctx) =>
    ctx.tx.dataExport.findFirst({
      where: {
        orgId: ctx.org.id,
        id: given.id,
        membershipId,
        status: "ready",
        createdAt: { gt: oldestKept(ctx) },
      },
      select: { fileKey: true, createdAt: true, query: true },
    }),
  );
  const { fileKey, createdAt, query: kept } = found(row);
  const query = startExportInput.parse(kept);
  if (!can(role, exportPermissions[query.kind])) throw notFound();
  const isLines = query.kind === "ai_interactions" && query.format === "jsonl";
  const file = found(await ctx.ports.storage.open(found(fileKey)));
  return {
    ...file,
    name: `${query.kind}-${createdAt.toISOString().slice(0, 10)}.${isLines ? "jsonl" : "csv"}`,
    contentType: isLines ? "application/x-ndjson; charset=utf-8" : "text/csv; charset=utf-8",
  };
}
