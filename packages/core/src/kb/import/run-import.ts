import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { isUniqueViolation } from "../../unique-violation.ts";
import { settleCategories } from "./categories.ts";
import { ImageKeeper } from "./images.ts";
import { readKnown } from "./known-articles.ts";
import { type KnownArticle, type PlannedPage, planPages } from "./plan.ts";
import { type Prepared, type PrepareWith, preparePages } from "./prepare.ts";
import { type ImportCounts, ReportWriter } from "./report-writer.ts";
import { type Scan, scanSource } from "./scan.ts";
import type { ImportSource } from "./source/source.ts";
import type { FileReport } from "./types.ts";
import { checkReports, writeArticles } from "./write-articles.ts";

export type ImportProgress = { phase: "reading" | "writing"; done: number; total: number };
export type ImportRun = {
  importId: string;
  /** Who the revisions are by. */
  authorId: string | null;
  source: ImportSource;
  options: KbImportOptions;
  /** Looks at everything and writes nothing but the report. */
  isCheck: boolean;
  onProgress?(progress: ImportProgress): void;
  signal?: AbortSignal;
};

/** Somebody cancelled the import, or the process is about to stop: what is written stays. */
export class ImportStopped extends Error {
  override name = "ImportStopped";
  readonly isCancelled: boolean;

  constructor(isCancelled: boolean) {
    super(isCancelled ? "cancelled" : "interrupted");
    this.isCancelled = isCancelled;
  }
}

const pagesAtOnce = 50;
const mostGone = 200;

async function refuseWhenStopped(ctx: ServiceContext, importId: string, signal?: AbortSignal) {
  if (signal?.aborted) throw new ImportStopped(false);
  const row = await withTransaction(ctx, ({ tx, org }) =>
    tx.kbImport.findFirst({ where: { orgId: org.id, id: importId }, select: { isCancelled: true } }),
  );
  if (!row || row.isCancelled) throw new ImportStopped(true);
}

function tellProgress(ctx: ServiceContext, importId: string, data: { done?: number; total?: number }) {
  return withTransaction(ctx, ({ tx, org, now }) =>
    tx.kbImport.updateMany({ where: { orgId: org.id, id: importId }, data: { ...data, updatedAt: now() } }),
  );
}

/** Articles that came from here before and have no page any more. They stay; the report names them. */
function goneReports(
  plans: readonly PlannedPage[],
  known: readonly KnownArticle[],
  scan: Scan,
): FileReport[] {
  const tops = new Set(plans.map(({ importPath }) => importPath.split("/")[0]));
  const locales = new Set(plans.map(({ page }) => page.locale));
  const there = new Set(plans.map(({ page, importPath }) => `${page.locale} ${importPath}`));
  const seen = new Set([...scan.reports.map(({ path }) => path), ...scan.pages.map(({ path }) => path)]);
  return known
    .flatMap(({ id, slug, locale, importPath }): FileReport[] => {
      if (importPath === null || !locales.has(locale) || there.has(`${locale} ${importPath}`)) return [];
      if (!tops.has(importPath.split("/")[0]) || seen.has(importPath)) return [];
      return [{ path: importPath, outcome: "gone", articleId: id, slug, locale }];
    })
    .slice(0, mostGone);
}

/** A batch that somebody else was in the way of goes in page by page, and what cannot is told. */
async function writeBatch(
  ctx: ServiceContext,
  run: ImportRun,
  pages: readonly Prepared[],
  writer: ReportWriter,
) {
  try {
    await writeArticles(ctx, run, pages, writer);
  } catch (error) {
    if (pages.length > 1) {
      for (const page of pages) await writeBatch(ctx, run, [page], writer);
      return;
    }
    const [page] = pages;
    if (!page || !isUniqueViolation(error)) throw error;
    const { path } = page.plan.page;
    await writer.write(ctx, [{ path, outcome: "skipped", reason: "failed", detail: "slug_taken" }]);
  }
}

/**
 * Brings the pages of a source into the knowledge base, or tells what would come of it. The same page again changes the
 * same article; one that has not changed is left alone, so an import that broke off goes on where it was. Throws
 * ImportStopped; NOT_FOUND naming `categoryId`.
 */
export async function runImport(ctx: ServiceContext, run: ImportRun): Promise<ImportCounts> {
  const { importId, source, options, isCheck, onProgress, signal } = run;
  const writer = await ReportWriter.open(ctx, importId, isCheck);
  const scan = await scanSource(source, options.locale, async (count) => {
    if (count % 200 !== 0) return;
    onProgress?.({ phase: "reading", done: count, total: 0 });
    await refuseWhenStopped(ctx, importId, signal);
    await tellProgress(ctx, importId, {});
  });
  const { known, redirects } = await readKnown(ctx);
  const plans = planPages(scan, options, known, redirects);
  const names = [...new Set(plans.flatMap(({ category }) => category ?? []))];
  const categories = await settleCategories(ctx, { names, options, folders: scan.categories, isCheck });
  const images = new ImageKeeper(ctx, scan);
  const using: PrepareWith = {
    scan,
    options,
    images,
    isCheck,
    categories: categories.ids,
    slugs: new Map(plans.map(({ page, slug }) => [page.path, slug])),
    headings: new Map(plans.map(({ page }) => [page.path, page.headings])),
  };
  const gone = goneReports(plans, known, scan);
  const total = plans.length + scan.reports.length + scan.images.size + gone.length;
  await tellProgress(ctx, importId, { total });
  const isOpen = ({ path }: { path: string }) => !writer.settled.has(path);
  await writer.write(ctx, scan.reports.filter(isOpen));
  const open = plans.filter(({ page }) => isOpen(page));
  for (let start = 0; start < open.length; start += pagesAtOnce) {
    await refuseWhenStopped(ctx, importId, signal);
    const { prepared, refused } = await preparePages(ctx, open.slice(start, start + pagesAtOnce), using);
    await writer.write(ctx, isCheck ? [...refused, ...checkReports(prepared)] : refused);
    if (!isCheck && prepared.length > 0) await writeBatch(ctx, run, prepared, writer);
    onProgress?.({ phase: "writing", done: writer.done, total });
  }
  await writer.write(ctx, [...images.reports(), ...gone].filter(isOpen));
  onProgress?.({ phase: "writing", done: writer.done, total });
  return writer.counts;
}
