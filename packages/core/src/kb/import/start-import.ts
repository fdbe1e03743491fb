import type { checkImportInput, importIdInput } from "@handrail/contracts/inputs/kb-import";
import type { z } from "zod";
import type { ServiceContext, TxContext } from "../../context.ts";
import { notFoundField } from "../../errors.ts";
import { archiveKey, importNotReady, moveImport } from "./claim.ts";

const enqueue = (ctx: TxContext, importId: string) =>
  ctx.ports.jobs.enqueue({ tx: ctx.tx }, "kb.import", { orgId: ctx.org.id, importId });

const begin = (ctx: TxContext) => ({
  done: 0,
  total: 0,
  counts: {},
  failure: null,
  isCancelled: false,
  startedAt: ctx.now(),
  finishedAt: null,
});

async function requireArchive(ctx: ServiceContext, importId: string) {
  const archive = await ctx.ports.storage.open(archiveKey(ctx.org.id, importId));
  if (!archive) throw importNotReady();
  archive.stream.destroy();
}

/** Looks through an archive and tells what would come of each file; nothing is written. As often as wanted. */
export async function checkImport(ctx: ServiceContext, input: z.output<typeof checkImportInput>) {
  const { importId, options } = input;
  await moveImport(ctx, importId, ["uploaded", "checked", "failed"], async (ctx) => {
    await requireArchive(ctx, importId);
    if (options.categoryId) {
      const where = { orgId: ctx.org.id, id: options.categoryId };
      if ((await ctx.tx.category.count({ where })) === 0) throw notFoundField("categoryId");
    }
    await enqueue(ctx, importId);
    return { ...begin(ctx), state: "checking", options };
  });
  return { importId };
}

/** Brings in what was checked, with the same options. */
export async function startImport(ctx: ServiceContext, { importId }: z.output<typeof importIdInput>) {
  await moveImport(ctx, importId, ["checked"], async (ctx) => {
    await requireArchive(ctx, importId);
    await ctx.tx.kbImportFile.deleteMany({ where: { orgId: ctx.org.id, importId } });
    await enqueue(ctx, importId);
    return { ...begin(ctx), state: "importing" };
  });
  return { importId };
}
