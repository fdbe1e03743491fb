import type { Readable } from "node:stream";
import { can } from "@handrail/contracts";
import {
  type DataExportQuery,
  type listDataExportsInput,
  startDataExportInput,
} from "@handrail/contracts/inputs/exports";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, notFound, precondition } from "../errors.ts";
import { newId } from "../ids.ts";
import { type GivenLink, keptDays, oldestKept, requireSigned, signLink } from "../signed-link.ts";

const mostAtOnce = 3;
const purpose = "data-export";

/** Has a file of the history or of AI calls written by a job, for who asks. PRECONDITION where several are still written. */
export function startDataExport(ctx: ServiceContext, query: DataExportQuery) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const unfinished = await ctx.tx.dataExport.count({
      where: { orgId, membershipId, status: { in: ["waiting", "running"] } },
    });
    if (unfinished >= mostAtOnce) throw precondition("export_running");
    const id = newId();
    const { kind } = query;
    const data = { orgId, id, membershipId, kind, query: { ...query }, createdAt: ctx.now() };
    await ctx.tx.dataExport.create({ data, select: { id: true } });
    await emit(ctx, { kind: "data.exported", subjectId: id, data: { of: kind } });
    const payload = { orgId, exportId: id };
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "data.export", payload);
    const startAfterSeconds = keptDays * 86_400;
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "data.export_expire", payload, { startAfterSeconds });
    return { id };
  });
}

/** The person's own files of the last days, the newest first; those that are ready with an address for a quarter of an hour. */
export function listDataExports(ctx: ServiceContext, { kind }: z.output<typeof listDataExportsInput>) {
  const { membershipId } = requireMember(ctx.actor);
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

/** The file of the person's own export, by an address that we signed; NOT_FOUND for everybody else. */
export async function openDataExport(
  ctx: ServiceContext,
  given: GivenLink,
): Promise<{ size: number; stream: Readable; name: string; contentType: string }> {
  const { membershipId, role } = requireMember(ctx.actor);
  if (!can(role, "audit:read")) throw notFound();
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
  const query = startDataExportInput.parse(kept);
  const isLines = query.kind === "ai_interactions" && query.format === "jsonl";
  const file = found(await ctx.ports.storage.open(found(fileKey)));
  return {
    ...file,
    name: `${query.kind}-${createdAt.toISOString().slice(0, 10)}.${isLines ? "jsonl" : "csv"}`,
    contentType: isLines ? "application/x-ndjson; charset=utf-8" : "text/csv; charset=utf-8",
  };
}
