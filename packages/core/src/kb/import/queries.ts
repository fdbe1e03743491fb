import { kbImportNotes, kbImportOutcomes } from "@handrail/contracts";
import type { importFilesInput, importIdInput, importsInput } from "@handrail/contracts/inputs/kb-import";
import { kbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { found, invalid } from "../../errors.ts";

const countsSchema = z.partialRecord(z.enum(kbImportOutcomes), z.number());
const notesSchema = z.array(z.object({ code: z.enum(kbImportNotes), detail: z.string() }));

const select = {
  id: true,
  state: true,
  name: true,
  size: true,
  options: true,
  total: true,
  done: true,
  counts: true,
  failure: true,
  isCancelled: true,
  startedAt: true,
  finishedAt: true,
  createdAt: true,
  author: { select: { user: { select: { name: true } } } },
} as const;

type Row = { options: unknown; counts: unknown; author: { user: { name: string } } | null };

function told<R extends Row>({ options, counts, author, ...row }: R) {
  return {
    ...row,
    options: kbImportOptions.safeParse(options).data ?? null,
    counts: countsSchema.parse(counts),
    authorName: author?.user.name ?? null,
  };
}

/** One import: how far it is, what came of it. */
export function getImport(ctx: ServiceContext, { importId }: z.output<typeof importIdInput>) {
  return withTransaction(ctx, async ({ tx, org }) =>
    told(found(await tx.kbImport.findFirst({ where: { orgId: org.id, id: importId }, select }))),
  );
}

/** Imports, the latest first. The cursor is the id of the last one seen. */
export function listImports(ctx: ServiceContext, { cursor, limit }: z.output<typeof importsInput>) {
  if (cursor && !z.uuid().safeParse(cursor).success) throw invalid({ cursor: ["not one of ours"] });
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.kbImport.findMany({
      where: { orgId: org.id, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select,
    });
    const imports = rows.slice(0, limit).map(told);
    return { imports, nextCursor: rows.length > limit ? (imports.at(-1)?.id ?? null) : null };
  });
}

/** What came of the files of an import, in the order in which they were settled. */
export function listFiles(ctx: ServiceContext, input: z.output<typeof importFilesInput>) {
  const { importId, outcome, noted, cursor, limit } = input;
  const after = cursor ? Number(cursor) : -1;
  if (!Number.isSafeInteger(after)) throw invalid({ cursor: ["not one of ours"] });
  return withTransaction(ctx, async ({ tx, org }) => {
    found(await tx.kbImport.findFirst({ where: { orgId: org.id, id: importId }, select: { id: true } }));
    const rows = await tx.kbImportFile.findMany({
      where: {
        orgId: org.id,
        importId,
        position: { gt: after },
        ...(outcome ? { outcome } : {}),
        ...(noted ? { NOT: { notes: { equals: [] } } } : {}),
      },
      orderBy: { position: "asc" },
      take: limit + 1,
      select: {
        position: true,
        path: true,
        outcome: true,
        reason: true,
        detail: true,
        notes: true,
        articleId: true,
        title: true,
        slug: true,
        locale: true,
      },
    });
    const files = rows
      .slice(0, limit)
      .map(({ notes, ...row }) => ({ ...row, notes: notesSchema.parse(notes) }));
    return { files, nextCursor: rows.length > limit ? String(files.at(-1)?.position ?? "") : null };
  });
}
