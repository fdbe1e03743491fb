import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { listFiles } from "../kb/import/queries.ts";
import { runImport } from "../kb/import/run-import.ts";
import { sourceOf, type TestFiles } from "./archive.ts";
import type { TestOrg } from "./test-org.ts";

const system = { kind: "system", job: "kb.import" } as const;
const options: KbImportOptions = {
  ...{ locale: "en", status: "published", visibility: "public", categories: "auto", categoryId: null },
  ...{ createCategories: true, source: "" },
};

/** Imports into an organisation, and reads what is there then. */
export function importsOf(desk: TestOrg) {
  /** Runs an import of these files; what came of each, by path. */
  async function importFiles(
    files: TestFiles,
    given: Partial<KbImportOptions> = {},
    isCheck = false,
    at = desk,
  ) {
    const ctx = at.as(system);
    const importId = newId();
    await withTransaction(ctx, ({ tx }) =>
      tx.kbImport.create({ data: { orgId: at.org.id, id: importId, state: "importing", name: "test" } }),
    );
    const source = sourceOf(files);
    await runImport(ctx, {
      importId,
      authorId: at.admin.membershipId,
      source,
      options: { ...options, ...given },
      isCheck,
    });
    await withTransaction(ctx, ({ tx }) =>
      tx.kbImport.updateMany({ where: { orgId: at.org.id, id: importId }, data: { state: "done" } }),
    );
    const report = await listFiles(ctx, { importId, limit: 100, noted: false });
    return Object.fromEntries(report.files.map((file) => [file.path, file]));
  }

  const articles = (at = desk) =>
    withTransaction(at.as(system), ({ tx }) =>
      tx.article.findMany({
        where: { orgId: at.org.id },
        orderBy: { importPath: "asc" },
        include: { category: { select: { name: true } }, revisions: { orderBy: { revision: "asc" } } },
      }),
    );
  const article = async (path: string) => {
    const found = (await articles()).find(({ importPath }) => importPath === path);
    if (!found) throw new Error(`no article from ${path}`);
    return found;
  };
  return { importFiles, articles, article };
}
export type Imports = ReturnType<typeof importsOf>;
