import { can } from "@handrail/contracts";
import {
  type DataExportQuery,
  dataExportLimit,
  startDataExportInput,
} from "@handrail/contracts/inputs/exports";
import { memberActor } from "../colleagues.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { noteFile } from "../note-reads.ts";
import { auditPages } from "./audit-pages.ts";
import { interactionPages } from "./interaction-pages.ts";

export type Page = { bytes: Uint8Array; rows: number };

const keyOf = (orgId: string, exportId: string) => `exports/${orgId}/data/${exportId}`;

const pagesOf = (ctx: ServiceContext, query: DataExportQuery) =>
  query.kind === "audit" ? auditPages(ctx, query) : interactionPages(ctx, query);

async function* upToLimit(pages: AsyncGenerator<Page>, progress: { rows: number; isCut: boolean }) {
  for await (const { bytes, rows } of pages) {
    yield bytes;
    progress.rows += rows;
    progress.isCut = progress.rows >= dataExportLimit;
    if (progress.isCut) return;
  }
}

/**
 * Job `data.export`: writes the file, with the rights that the person has now; who may no longer read the history gets
 * none. Safe to run again: the file is written anew.
 */
export async function runDataExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const { id: orgId } = ctx.org;
  const where = { orgId, id: exportId };
  const begun = await withTransaction(ctx, async (ctx) => {
    const row = await ctx.tx.dataExport.findFirst({
      where: { ...where, status: { in: ["waiting", "running"] } },
      select: { membershipId: true, query: true },
    });
    if (!row) return null;
    await ctx.tx.dataExport.updateMany({ where, data: { status: "running" } });
    const query = startDataExportInput.safeParse(row.query);
    return { query, actor: await memberActor(ctx, row.membershipId) };
  });
  if (!begun) return;
  const { actor, query } = begun;
  if (!actor || !can(actor.role, "audit:read") || !query.success) return failDataExport(ctx, { exportId });
  const progress = { rows: 0, isCut: false };
  const fileKey = keyOf(orgId, exportId);
  await ctx.ports.storage.put(fileKey, upToLimit(pagesOf({ ...ctx, actor }, query.data), progress));
  await withTransaction(ctx, async (ctx) => {
    const { rows: rowCount, isCut } = progress;
    const data = { status: "ready", rowCount, isCut, fileKey, finishedAt: ctx.now() } as const;
    await ctx.tx.dataExport.updateMany({ where, data });
    await noteFile(ctx, actor.membershipId, exportId, rowCount);
  });
}

/** Says that a file could not be written. */
export async function failDataExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  await withTransaction(ctx, (ctx) =>
    ctx.tx.dataExport.updateMany({
      where: { orgId: ctx.org.id, id: exportId, status: { in: ["waiting", "running"] } },
      data: { status: "failed", finishedAt: ctx.now() },
    }),
  );
}

/** Job `data.export_expire`: what can be fetched no longer is not kept either. Bears being run twice. */
export async function expireDataExport(
  ctx: ServiceContext,
  { exportId }: { exportId: string },
): Promise<void> {
  const { id: orgId } = ctx.org;
  await withTransaction(ctx, ({ tx }) => tx.dataExport.deleteMany({ where: { orgId, id: exportId } }));
  await ctx.ports.storage.remove(keyOf(orgId, exportId));
}
