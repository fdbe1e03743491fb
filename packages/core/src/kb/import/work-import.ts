import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { kbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { RetryLater } from "../../jobs/outcome.ts";
import { archiveKey } from "./claim.ts";
import { ImportStopped, runImport } from "./run-import.ts";
import { FileRefused, type ImportSource } from "./source/source.ts";
import { openZip } from "./source/zip-source.ts";

/** The archive as a file of this machine, for as long as `work` takes: reading a zip needs to go back and forth. */
async function withArchive<T>(
  ctx: ServiceContext,
  importId: string,
  work: (source: ImportSource) => Promise<T>,
) {
  const archive = await ctx.ports.storage.open(archiveKey(ctx.org.id, importId));
  if (!archive) throw new FileRefused("damaged");
  const folder = await mkdtemp(path.join(tmpdir(), "handrail-import-"));
  try {
    const file = path.join(folder, "archive.zip");
    await pipeline(archive.stream, createWriteStream(file, { mode: 0o600 }));
    const source = await openZip(file);
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type End = { state: "done" | "checked" | "failed" | "cancelled"; failure?: string };

/** PURE. What an error of a run means for the import; null where it is worth trying again. */
function endOf(error: unknown, isLast: boolean): End | null {
  if (error instanceof ImportStopped) return error.isCancelled ? { state: "cancelled" } : null;
  if (error instanceof FileRefused) return { state: "failed", failure: "damaged" };
  if (error instanceof DomainError) return { state: "failed", failure: error.reason };
  return isLast ? { state: "failed", failure: "internal" } : null;
}

async function finish(ctx: ServiceContext, importId: string, { state, failure }: End) {
  await withTransaction(ctx, ({ tx, org, now }) =>
    tx.kbImport.updateMany({
      where: { orgId: org.id, id: importId, state: { in: ["checking", "importing"] } },
      data: { state, failure: failure ?? null, finishedAt: now(), updatedAt: now() },
    }),
  );
  if (state === "done" || state === "cancelled")
    await ctx.ports.storage.remove(archiveKey(ctx.org.id, importId));
}

/** What the job does: checks or imports, whichever was asked for, and goes on where an attempt before broke off. */
export async function workImport(
  ctx: ServiceContext,
  importId: string,
  attempt: { isLast: boolean; signal?: AbortSignal },
): Promise<void> {
  const row = await withTransaction(ctx, ({ tx, org }) =>
    tx.kbImport.findFirst({
      where: { orgId: org.id, id: importId, state: { in: ["checking", "importing"] } },
      select: { state: true, options: true, authorId: true },
    }),
  );
  if (!row) return;
  const isCheck = row.state === "checking";
  const options = kbImportOptions.parse(row.options);
  try {
    await withArchive(ctx, importId, (source) =>
      runImport(ctx, { importId, authorId: row.authorId, source, options, isCheck, signal: attempt.signal }),
    );
    await finish(ctx, importId, { state: isCheck ? "checked" : "done" });
  } catch (error) {
    const end = endOf(error, attempt.isLast);
    if (!end) throw error instanceof ImportStopped ? new RetryLater(1, "interrupted") : error;
    if (end.failure === "internal")
      ctx.ports.log.error("an import failed", { importId, error: String(error) });
    await finish(ctx, importId, end);
  }
}
