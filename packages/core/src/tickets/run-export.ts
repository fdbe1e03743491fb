import { can } from "@handrail/contracts";
import { exportLimit, startExportInput } from "@handrail/contracts/inputs/queue";
import { memberActor } from "../colleagues.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { byteOrderMark, toCsv } from "../file-lines.ts";
import { noteFile } from "../note-reads.ts";
import { headings, toCells } from "./export-rows.ts";
import { listQueue } from "./queue-list.ts";

const pageSize = 100;
const exportKey = (orgId: string, exportId: string) => `exports/${orgId}/${exportId}.csv`;

type Progress = { rows: number; isCut: boolean };

/** The file, page by page: what the person who asked sees of the tickets now. */
async function* pages(
  ctx: ServiceContext,
  { query, columns, locale }: ReturnType<typeof startExportInput.parse>,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([byteOrderMark, toCsv([headings(columns, locale)])]);
  let cursor: string | null = null;
  do {
    const asked = { ...query, cursor, limit: pageSize };
    const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(ctx, asked, { isFile: true });
    cursor = page.nextCursor;
    if (page.tickets.length > 0) yield toCsv(page.tickets.map((ticket) => toCells(ticket, columns)));
    progress.rows += page.tickets.length;
    progress.isCut = cursor !== null && progress.rows >= exportLimit;
  } while (cursor && !progress.isCut);
}

/**
 * Writes the file of an export, with the rights that the person has now; who may no longer read tickets gets none. Safe
 * to run again: the file is written anew.
 */
export async function runExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const orgId = ctx.org.id;
  const where = { orgId, id: exportId };
  const begun = await withTransaction(ctx, async (ctx) => {
    const row = await ctx.tx.ticketExport.findFirst({
      where: { ...where, status: { in: ["waiting", "running"] } },
      select: { membershipId: true, query: true },
    });
    if (!row) return null;
    await ctx.tx.ticketExport.updateMany({ where, data: { status: "running" } });
    const actor = await memberActor(ctx, row.membershipId);
    return { actor, input: startExportInput.safeParse(row.query) };
  });
  if (!begun) return;
  const { actor, input } = begun;
  if (!actor || !can(actor.role, "tickets:read") || !input.success) return failExport(ctx, { exportId });
  const progress: Progress = { rows: 0, isCut: false };
  const key = exportKey(orgId, exportId);
  await ctx.ports.storage.put(key, pages({ ...ctx, actor }, input.data, progress));
  await withTransaction(ctx, async (ctx) => {
    await ctx.tx.ticketExport.updateMany({
      where,
      data: {
        status: "ready",
        rowCount: progress.rows,
        isCut: progress.isCut,
        fileKey: key,
        finishedAt: ctx.now(),
      },
    });
    await noteFile(ctx, actor.membershipId, exportId, progress.rows);
  });
}

/** Says that a file could not be written. */
export async function failExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  await withTransaction(ctx, (ctx) =>
    ctx.tx.ticketExport.updateMany({
      where: { orgId: ctx.org.id, id: exportId, status: { in: ["waiting", "running"] } },
      data: { status: "failed", finishedAt: ctx.now() },
    }),
  );
}

/** Job `tickets.export_expire`: what can be fetched no longer is not kept either. Bears being run twice. */
export async function expireExport(ctx: ServiceContext, { exportId }: { exportId: string }): Promise<void> {
  const orgId = ctx.org.id;
  await withTransaction(ctx, ({ tx }) => tx.ticketExport.deleteMany({ where: { orgId, id: exportId } }));
  await ctx.ports.storage.remove(exportKey(orgId, exportId));
}
