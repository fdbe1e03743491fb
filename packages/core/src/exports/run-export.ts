import { can } from "@handrail/contracts";
import {
  type ExportQuery,
  exportLimits,
  exportPermissions,
  startExportInput,
} from "@handrail/contracts/inputs/exports";
import { memberActor } from "../colleagues.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { noteFile } from "../note-reads.ts";
import { oldestKept } from "../signed-link.ts";
import { auditPages } from "./audit-pages.ts";
import { interactionPages } from "./interaction-pages.ts";
import { ticketPages } from "./ticket-pages.ts";

export type Page = { bytes: Uint8Array; rows: number };

const keyOf = (orgId: string, exportId: string) => `exports/${orgId}/data/${exportId}`;

function pagesOf(ctx: ServiceContext, query: ExportQuery): AsyncGenerator<Page> {
  switch (query.kind) {
    case "tickets":
      return ticketPages(ctx, query);
    case "audit":
      return auditPages(ctx, query);
    case "ai_interactions":
      return interactionPages(ctx, query);
    default:
      return query satisfies never;
  }
}

async function* upToLimit(
  pages: AsyncGenerator<Page>,
  limit: number,
  progress: { rows: number; isCut: boolean },
) {
  for await (const { bytes, rows } of pages) {
    progress.isCut = progress.rows >= limit;
    if (progress.isCut) return;
    yield bytes;
    progress.rows += rows;
  }
}

/**
 * Job `data.export`: writes the file, with the rights that the person has now; who may no longer read what is in it gets
 * none. Safe to run again: the file is written anew.
 */
export async function runExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const { id: orgId } = ctx.org;
  const where = { orgId, id: exportId };
  const begun = await withTransaction(ctx, async (ctx) => {
    const row = await ctx.tx.dataExport.findFirst({
      where: { ...where, status: { in: ["waiting", "running"] } },
      select: { membershipId: true, query: true },
    });
    if (!row) return null;
    await ctx.tx.dataExport.updateMany({ where, data: { status: "running" } });
    const actor = await memberActor(ctx, row.membershipId);
    return { actor, query: startExportInput.safeParse(row.query).data };
  });
  if (!begun) return;
  const { actor, query } = begun;
  if (!actor || !query || !can(actor.role, exportPermissions[query.kind]))
    return failExport(ctx, { exportId });
  const progress = { rows: 0, isCut: false };
  const fileKey = keyOf(orgId, exportId);
  const pages = pagesOf({ ...ctx, actor }, query);
  await ctx.ports.storage.put(fileKey, upToLimit(pages, exportLimits[query.kind], progress));
  await withTransaction(ctx, async (ctx) => {
    const { rows: rowCount, isCut } = progress;
    const data = { status: "ready", rowCount, isCut, fileKey, finishedAt: ctx.now() } as const;
    await ctx.tx.dataExport.updateMany({ where, data });
    await noteFile(ctx, actor.membershipId, exportId, rowCount);
  });
}

/** Says that a file could not be written. */
export async function failExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  await withTransaction(ctx, (ctx) =>
    ctx.tx.dataExport.updateMany({
      where: { orgId: ctx.org.id, id: exportId, status: { in: ["waiting", "running"] } },
      data: { status: "failed", finishedAt: ctx.now() },
    }),
  );
}

/** Job `data.export_expire`: what can be fetched no longer, of this file and older ones, is not kept either. Bears being run twice. */
export async function expireExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const { id: orgId } = ctx.org;
  const where = { orgId, OR: [{ id: exportId }, { createdAt: { lte: oldestKept(ctx) } }] };
  const rows = await withTransaction(ctx, ({ tx }) =>
    tx.dataExport.findMany({ where, select: { id: true, fileKey: true } }),
  );
  for (const { id, fileKey } of rows) await ctx.ports.storage.remove(fileKey ?? keyOf(orgId, id));
  const id = { in: rows.map(({ id }) => id) };
  await withTransaction(ctx, ({ tx }) => tx.dataExport.deleteMany({ where: { orgId, id } }));
}
