import { stat } from "node:fs/promises";
import path from "node:path";
import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { newId } from "../../ids.ts";
import { isUniqueViolation } from "../../unique-violation.ts";
import { importRunning, releaseSilent } from "./claim.ts";
import { listFiles } from "./queries.ts";
import { type ImportProgress, runImport } from "./run-import.ts";
import { openFolder } from "./source/folder-source.ts";
import { openZip } from "./source/zip-source.ts";

type FolderImport = {
  /** A folder or a zip of this machine. */
  place: string;
  options: KbImportOptions;
  isCheck: boolean;
  onProgress?(progress: ImportProgress): void;
};

/**
 * Imports a folder or an archive at once, without a job; it stands in the history like any other, a check too.
 * CONFLICT `import_running`; throws FileRefused where there is nothing to read.
 */
export async function importFolder(
  ctx: ServiceContext,
  { place, options, isCheck, onProgress }: FolderImport,
) {
  const found = await stat(place).catch(() => null);
  const source = await (found?.isFile() ? openZip(place) : openFolder(place));
  const importId = newId();
  const orgId = ctx.org.id;
  try {
    await withTransaction(ctx, async (ctx) => {
      await releaseSilent(ctx);
      const at = ctx.now();
      await ctx.tx.kbImport.create({
        data: {
          orgId,
          id: importId,
          state: isCheck ? "checking" : "importing",
          name: path.basename(path.resolve(place)).slice(0, 200),
          size: found?.isFile() ? found.size : 0,
          options,
          startedAt: at,
          createdAt: at,
          updatedAt: at,
        },
        select: { id: true },
      });
    });
  } catch (error) {
    await source.close();
    throw isUniqueViolation(error) ? importRunning() : error;
  }
  const finish = (state: "done" | "cancelled" | "failed") =>
    withTransaction(ctx, ({ tx, now }) =>
      tx.kbImport.updateMany({
        where: { orgId, id: importId },
        data: { state, finishedAt: now(), updatedAt: now() },
      }),
    );
  try {
    const counts = await runImport(ctx, { importId, authorId: null, source, options, isCheck, onProgress });
    await finish(isCheck ? "cancelled" : "done");
    return { importId, counts };
  } catch (error) {
    await finish("failed");
    throw error;
  } finally {
    await source.close();
  }
}

/** Every line of an import's report, in its order. */
export async function* reportOf(ctx: ServiceContext, importId: string) {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFiles>> = await listFiles(ctx, {
      importId,
      cursor,
      limit: 100,
      noted: false,
    });
    yield* page.files;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
